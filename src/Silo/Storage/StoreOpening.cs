using SQLitePCL;

namespace Pokemanager.Silo.Storage;

/// <summary>Leads from a file that may be anything to the tables of a sound store.</summary>
internal static class StoreOpening
{
    /// <param name="file">Null: memory.</param>
    /// <exception cref="StorageException">The file is no sound store; nothing stored in it was changed.</exception>
    public static Tables Open(StoreFile? file)
    {
        var database = new Database(file?.Path);
        try
        {
            if (file is not null)
            {
                Examine(database, file);
            }

            Schema.Upgrade(database, Schema.Steps);

            // Durable before anything else, so it also shows that the file can be written.
            database.Execute("UPDATE run SET number = number + 1");
            return new(database, Schema.Scalar(database, "SELECT number FROM run"));
        }
        catch
        {
            database.Dispose();
            throw;
        }
    }

    private static void Examine(Database database, StoreFile file)
    {
        if (database.IsReadOnly)
        {
            throw StorageException.Of(raw.SQLITE_READONLY, "opened for reading only", file.Path);
        }

        // Before the first change: another program's file must not become a file of ours.
        Schema.Read(database, Schema.Steps.Length);
        if (file.IsSmall && Text(database, "PRAGMA quick_check(1)") is var found and not "ok")
        {
            throw StorageException.Of(raw.SQLITE_CORRUPT, found, file.Path);
        }

        if (Text(database, "PRAGMA journal_mode = WAL") is not "wal")
        {
            throw new StorageException($"storage {file.Path}: its file system cannot keep a write-ahead log. Put it on a local disk.");
        }

        // FULL makes every commit wait for the disk. The log is moved beside the writer, never within a commit.
        database.Execute("PRAGMA synchronous = FULL; PRAGMA wal_autocheckpoint = 0; PRAGMA journal_size_limit = 67108864; PRAGMA cache_size = -16384");
    }

    private static string Text(Database database, string sql)
    {
        using var statement = database.Prepare(sql);
        using var rows = statement.Query();
        return rows.Next() ? rows.Text(0) : "";
    }
}
