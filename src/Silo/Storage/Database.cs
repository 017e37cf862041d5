using SQLitePCL;

namespace Pokemanager.Silo.Storage;

/// <summary>
/// One connection to the database. It talks to SQLite's C interface, so that a state goes from the serializer to the
/// page, and back, as UTF-8 without becoming a string. Used by one thread at a time.
/// </summary>
internal sealed class Database : IDisposable
{
    private const int PatienceMilliseconds = 5_000;
    private readonly List<Statement> _statements = [];
    private readonly sqlite3 _handle;

    static Database() => Batteries_V2.Init();

    /// <param name="file">The path, or null for a database in memory that only this connection sees.</param>
    /// <exception cref="StorageException">It cannot be opened.</exception>
    public Database(string? file)
    {
        File = file ?? "in memory";
        var flags = raw.SQLITE_OPEN_READWRITE | raw.SQLITE_OPEN_CREATE | raw.SQLITE_OPEN_NOMUTEX;
        var code = raw.sqlite3_open_v2(file ?? ":memory:", out _handle, flags, null);
        if (code is not raw.SQLITE_OK)
        {
            _handle?.Dispose();
            throw StorageException.Of(code, raw.sqlite3_errstr(code).utf8_to_string(), File);
        }

        raw.sqlite3_extended_result_codes(_handle, 1);
        raw.sqlite3_busy_timeout(_handle, PatienceMilliseconds);
    }

    /// <summary>What failures name.</summary>
    public string File { get; }

    public bool IsReadOnly => raw.sqlite3_db_readonly(_handle, "main") is not 0;

    /// <summary>Rows that the last statement changed.</summary>
    public int Changes => raw.sqlite3_changes(_handle);

    /// <summary>Row id of the last insert.</summary>
    public long LastId => raw.sqlite3_last_insert_rowid(_handle);

    /// <summary>A statement that is compiled once and lives as long as the connection.</summary>
    public Statement Prepare(string sql)
    {
        Check(raw.sqlite3_prepare_v3(_handle, sql, raw.SQLITE_PREPARE_PERSISTENT, out var handle));
        var statement = new Statement(this, handle);
        _statements.Add(statement);
        return statement;
    }

    /// <summary>Runs statements that are not worth keeping.</summary>
    /// <returns>Rows that the last of them changed.</returns>
    public int Execute(string sql)
    {
        Check(raw.sqlite3_exec(_handle, sql));
        return Changes;
    }

    /// <summary>Ends a transaction that failed, if SQLite has not ended it itself.</summary>
    public void Rollback()
    {
        if (raw.sqlite3_get_autocommit(_handle) is 0)
        {
            Execute("ROLLBACK");
        }
    }

    /// <summary>Moves the log's pages into the database as far as no reader still needs them; returns how many the log holds.</summary>
    public int Checkpoint()
    {
        Check(raw.sqlite3_wal_checkpoint_v2(_handle, null, raw.SQLITE_CHECKPOINT_PASSIVE, out var pages, out _));
        return pages;
    }

    public void Check(int code)
    {
        if (code is not raw.SQLITE_OK)
        {
            throw StorageException.Of(code, raw.sqlite3_errmsg(_handle).utf8_to_string(), File);
        }
    }

    public void Dispose()
    {
        foreach (var statement in _statements)
        {
            statement.Dispose();
        }

        _handle.Dispose();
    }
}
