using System.Text;
using Pokemanager.Silo.Storage;

namespace Pokemanager.Silo.Tests.Storage;

/// <summary>A file that is no sound store is refused with its name, the cause and the mend, and stays as it was.</summary>
public sealed class OpeningTests : IDisposable
{
    private readonly string _directory = Directory.CreateTempSubdirectory("opening").FullName;

    private string FileName => Path.Combine(_directory, "x.db");

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    [Fact]
    public void Missing_directory_is_named()
    {
        var file = Path.Combine(_directory, "missing", "x.db");

        Refuses(file, $"the directory {Path.Combine(_directory, "missing")} does not exist. Create it");
    }

    [Fact]
    public void Directory_in_the_files_place_is_refused()
    {
        Directory.CreateDirectory(FileName);

        Refuses(FileName, "it is a directory. Name a file in it");
    }

    [Fact]
    public void Directory_that_takes_no_files_is_refused()
    {
        // The kernel's own directory takes no files, not even from root; nor does the root of other systems.
        var file = OperatingSystem.IsLinux() ? "/proc/x.db" : "/x.db";

        Refuses(file, "Give this user the right to write", "cannot be written");
    }

    [Fact]
    public async Task File_that_is_read_only_is_refused()
    {
        await CreateAsync();
        using var frozen = ReadOnlyFile.Freeze(FileName);

        Refuses(FileName, "it is read-only. Give this user the right to write");
    }

    [Fact]
    public async Task Second_opening_is_refused_until_the_first_is_closed()
    {
        await using (SqliteStore.Open(StorageLocation.Parse("sqlite:" + FileName)))
        {
            Refuses(FileName, "another process uses it");
        }

        await CreateAsync();
    }

    [Fact]
    public async Task File_that_another_program_holds_locked_is_refused()
    {
        await CreateAsync();
        using var other = new Database(FileName);
        other.Execute("PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE");

        Refuses(FileName, "another program holds it locked. Close that program");
    }

    [Fact]
    public async Task Link_to_a_store_in_use_is_refused()
    {
        await using var first = SqliteStore.Open(StorageLocation.Parse("sqlite:" + FileName));
        var link = Path.Combine(Directory.CreateDirectory(Path.Combine(_directory, "sub")).FullName, "link.db");
        File.CreateSymbolicLink(link, FileName);

        Refuses(link, "another process uses it");
    }

    [Fact]
    public void Text_file_is_refused_and_left_as_it_was()
    {
        File.WriteAllText(FileName, new string('x', 5_000));

        Refuses(FileName, "it is no SQLite database");

        Assert.Equal(new string('x', 5_000), File.ReadAllText(FileName));
    }

    [Fact]
    public async Task Damaged_page_is_found_at_the_opening()
    {
        await CreateAsync(states: 200);
        using (var file = File.OpenWrite(FileName))
        {
            var page = Encoding.ASCII.GetBytes(new string('#', 4_096));
            for (var at = 8 * 4_096; at < file.Length; at += 4 * 4_096)
            {
                file.Position = at;
                file.Write(page);
            }
        }

        Refuses(FileName, "it is damaged. Restore it from a back-up");
    }

    [Fact]
    public async Task Cut_file_is_found_at_the_opening()
    {
        await CreateAsync(states: 200);
        using (var file = File.OpenWrite(FileName))
        {
            file.SetLength(file.Length / 2);
        }

        Refuses(FileName, "it is damaged. Restore it from a back-up");
    }

    [Fact]
    public void Other_programs_database_is_refused_and_left_as_it_was()
    {
        using (var other = new Database(FileName))
        {
            other.Execute("CREATE TABLE notes (text TEXT)");
        }

        var before = File.ReadAllBytes(FileName);

        Refuses(FileName, "it is another program's database");

        Assert.Equal(before, File.ReadAllBytes(FileName));
    }

    [Fact]
    public async Task Newer_schema_is_refused()
    {
        await CreateAsync();
        using (var database = new Database(FileName))
        {
            database.Execute("UPDATE schema_version SET version = 99");
        }

        Refuses(FileName, "a newer version of pokemanager wrote it (schema 99, this version knows 1). Run that version");
    }

    [Fact]
    public async Task Older_schema_is_brought_up_with_its_rows_kept()
    {
        await CreateAsync(states: 3);
        using var database = new Database(FileName);

        Schema.Upgrade(database, [.. Schema.Steps, "ALTER TABLE state ADD COLUMN extra TEXT DEFAULT 'x'"]);

        Assert.Equal(3, Schema.Scalar(database, "SELECT count(*) FROM state WHERE extra = 'x'"));
        Assert.Equal(2, Schema.Scalar(database, "SELECT version FROM schema_version"));
    }

    [Fact]
    public async Task Upgrade_that_fails_changes_nothing()
    {
        await CreateAsync(states: 3);
        using (var database = new Database(FileName))
        {
            Assert.Throws<StorageException>(() => Schema.Upgrade(database, [.. Schema.Steps, "DELETE FROM state; DELETE FROM nothing_there"]));
        }

        await using var store = SqliteStore.Open(StorageLocation.Parse("sqlite:" + FileName));
        Assert.Equal(3, await store.ReadAsync(tables => Schema.Scalar(tables.Database, "SELECT count(*) FROM state"), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task New_store_is_nobody_elses_to_read()
    {
        await CreateAsync();

        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(FileName));
        }
    }

    private async Task CreateAsync(int states = 0)
    {
        await using var store = SqliteStore.Open(StorageLocation.Parse("sqlite:" + FileName));
        var storage = new SqliteGrainStorage(store);
        for (var i = 0; i < states; i++)
        {
            await storage.WriteStateAsync("note", TemporaryStore.Request($"k{i}"), new GrainState<Note>(new Note { Text = new string('t', 1_000) }));
        }
    }

    private static void Refuses(string file, params string[] anyOf)
    {
        var refusal = Assert.Throws<StorageException>(() => SqliteStore.Open(StorageLocation.Parse("sqlite:" + file)));

        Assert.Contains("storage ", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("x.db", refusal.Message, StringComparison.Ordinal);
        Assert.True(anyOf.Any(text => refusal.Message.Contains(text, StringComparison.Ordinal)), $"The cause is not told as expected: {refusal.Message}");
    }
}
