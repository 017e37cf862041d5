using Pokemanager.Silo.Storage;

namespace Pokemanager.Silo.Tests.Storage;

/// <summary>
/// A disk that fills up soon: a small file system where the tests may mount one, else a database that SQLite itself
/// keeps small.
/// </summary>
internal sealed class SmallDisk : IDisposable
{
    private const int Size = 4 << 20;
    private readonly string _directory = Directory.CreateTempSubdirectory("small").FullName;

    public SmallDisk()
    {
        if (Mount.IsAllowed)
        {
            Mount.Run("mount", "-t", "tmpfs", "-o", $"size={Size}", "tmpfs", _directory);
            File.WriteAllBytes(Ballast, new byte[Size / 2]);
        }
    }

    public StorageLocation Location => StorageLocation.Parse("sqlite:" + Path.Combine(_directory, "x.db"));

    private string Ballast => Path.Combine(_directory, "ballast");

    public Task LimitAsync(SqliteStore store) => Mount.IsAllowed ? Task.CompletedTask : LimitAsync(store, 200);

    public Task FreeAsync(SqliteStore store)
    {
        if (!Mount.IsAllowed)
        {
            return LimitAsync(store, 1_000_000);
        }

        Free();
        return Task.CompletedTask;
    }

    /// <summary>Takes all space that there is. Needs a file system of its own.</summary>
    public void Fill()
    {
        Assert.True(Mount.IsAllowed, "Only root may mount the file system that this test fills. Run the tests as root.");
        using var ballast = new FileStream(Ballast, FileMode.Append, FileAccess.Write, FileShare.None, bufferSize: 0);
        for (var size = 1 << 20; size > 0; size /= 2)
        {
            try
            {
                while (true)
                {
                    ballast.Write(new byte[size]);
                }
            }
            catch (IOException)
            {
                // No room for that much; perhaps for half of it.
            }
        }
    }

    public void Free() => File.Delete(Ballast);

    public void Dispose()
    {
        if (Mount.IsAllowed)
        {
            Mount.Run("umount", _directory);
        }

        Directory.Delete(_directory, recursive: true);
    }

    private static Task<int> LimitAsync(SqliteStore store, int pages) =>
        store.WriteAsync(tables => tables.Database.Execute($"PRAGMA max_page_count = {pages}"), CancellationToken.None);
}
