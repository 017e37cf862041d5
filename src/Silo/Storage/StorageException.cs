using SQLitePCL;

namespace Pokemanager.Silo.Storage;

/// <summary>The storage refuses or fails. The message names the file, the cause and the mend.</summary>
internal sealed class StorageException(string message, Exception? cause = null) : Exception(message, cause)
{
    /// <summary>SQLite's primary result code; 0 when the failure was not SQLite's.</summary>
    public int Code { get; private init; }

    /// <summary>What an (extended) result code of SQLite means for the person who runs the bot.</summary>
    public static StorageException Of(int code, string detail, string file)
    {
        var primary = code & 0xff;
        var text = primary switch
        {
            raw.SQLITE_FULL => "the disk is full. Nothing stored before is lost; writes succeed again once there is space",
            raw.SQLITE_READONLY => "it is read-only. Give this user the right to write the file and its directory, or name another file",
            raw.SQLITE_CORRUPT => "it is damaged. Restore it from a back-up, or move it away together with its -wal and -shm files to start anew",
            raw.SQLITE_NOTADB => "it is no SQLite database. Name another file, or restore this one from a back-up",
            raw.SQLITE_BUSY or raw.SQLITE_LOCKED => "another program holds it locked. Close that program",
            raw.SQLITE_CANTOPEN => "it cannot be opened. See that the directory exists and that this user may write in it",
            raw.SQLITE_IOERR => "the disk failed to read or write. Look at the disk and at the system's log",
            raw.SQLITE_NOMEM => "there is not enough memory",
            _ => "an operation failed",
        };
        return new($"storage {file}: {text} (SQLite {code}: {detail}).") { Code = primary };
    }
}
