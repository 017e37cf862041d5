namespace Pokemanager.Silo.Storage;

/// <summary>
/// The database file, owned by this process alone for as long as this lives. The lock is the kernel's and ends with
/// the process however that ends, so the lock file that stays behind means nothing by itself.
/// </summary>
internal sealed class StoreFile : IDisposable
{
    // Reading all of a larger file would delay the start; its pages are checked as they are used.
    private const long LargestChecked = 64 << 20;

    private readonly FileStream _lock;

    private StoreFile(string path, FileStream @lock) => (Path, _lock) = (path, @lock);

    public string Path { get; }

    /// <summary>Whether reading all of it at start takes no time worth mentioning.</summary>
    public bool IsSmall => new FileInfo(Path).Length <= LargestChecked;

    /// <summary>Takes the file, which need not exist yet.</summary>
    /// <exception cref="StorageException">It cannot be a database that this process writes.</exception>
    public static StoreFile Take(string file)
    {
        try
        {
            // Two names of one file must meet in one lock.
            var path = File.Exists(file) ? File.ResolveLinkTarget(file, returnFinalTarget: true)?.FullName ?? file : file;
            if (Directory.Exists(path))
            {
                throw new StorageException(
                    $"storage {path}: it is a directory. Name a file in it, such as sqlite:{System.IO.Path.Join(path, "pokemanager.db")}.");
            }

            var directory = System.IO.Path.GetDirectoryName(path)!;
            if (!Directory.Exists(directory))
            {
                throw new StorageException($"storage {path}: the directory {directory} does not exist. Create it, or name another file.");
            }

            return Lock(path);
        }
        catch (UnauthorizedAccessException e)
        {
            throw new StorageException(
                $"storage {file}: access is denied. Give this user the right to write the file and its directory, or name another file ({e.Message}).",
                e);
        }
        catch (IOException e)
        {
            throw new StorageException(
                $"storage {file}: the file or its directory cannot be written. "
                + $"See that the disk is neither read-only nor full, or name another file ({e.Message}).",
                e);
        }
    }

    public void Dispose() => _lock.Dispose();

    private static StoreFile Lock(string path)
    {
        FileStream? taken = null;
        try
        {
            taken = Open(path + ".lock", FileShare.None);
            if (!File.Exists(path))
            {
                // What people wrote is nobody else's to read; SQLite gives its side files the same mode.
                Open(path, FileShare.ReadWrite).Dispose();
            }

            return new(path, taken);
        }
        catch (IOException e) when (taken is null && IsHeldElsewhere(e))
        {
            throw new StorageException($"storage {path}: another process uses it, and only one may. Stop that process, or name another file.", e);
        }
        catch
        {
            taken?.Dispose();
            throw;
        }
    }

    private static FileStream Open(string path, FileShare share)
    {
        var options = new FileStreamOptions { Mode = FileMode.OpenOrCreate, Access = FileAccess.ReadWrite, Share = share };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        return new(path, options);
    }

    // EWOULDBLOCK of Linux and macOS, and Windows' sharing violation.
    private static bool IsHeldElsewhere(IOException e) => e.HResult is 11 or 35 or unchecked((int)0x80070020);
}
