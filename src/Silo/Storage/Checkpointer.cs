namespace Pokemanager.Silo.Storage;

/// <summary>
/// Moves the log's pages into the database on a connection of its own, beside the writer. Waiting for the disk this
/// way takes tens of milliseconds, which no write should have to sit through.
/// </summary>
internal sealed partial class Checkpointer : IAsyncDisposable
{
    // A log starts again at its beginning only when nothing in it is left to move. Under steady writing that never
    // happens by itself, so beyond this (16 MB) the writer moves the rest.
    private const int LongLog = 4_000;

    private readonly Database _database;
    private readonly ILogger _logger;
    private Task<int> _pagesInLog = Task.FromResult(0);

    public Checkpointer(string file, ILogger logger)
    {
        (_database, _logger) = (new(file), logger);

        // Until it has read something, a connection does not know that there is a log.
        _database.Execute("SELECT count(*) FROM sqlite_schema");
    }

    /// <summary>Begins, unless it is at work already. The writer alone calls this and <see cref="NeedsWriter"/>.</summary>
    public void Start()
    {
        if (_pagesInLog.IsCompleted)
        {
            _pagesInLog = Task.Factory.StartNew(() => Move(_database), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        }
    }

    /// <summary>Whether the log is long, and little of it is left to move; true once for each time that it is found so.</summary>
    public bool NeedsWriter()
    {
        if (!_pagesInLog.IsCompleted || _pagesInLog.Result < LongLog)
        {
            return false;
        }

        _pagesInLog = Task.FromResult(0);
        return true;
    }

    /// <summary>Moves on the writer's connection what was written meanwhile.</summary>
    public void MoveRest(Database writer) => Move(writer);

    public async ValueTask DisposeAsync()
    {
        await _pagesInLog;
        _database.Dispose();
    }

    private int Move(Database database)
    {
        try
        {
            return database.Checkpoint();
        }
        catch (StorageException e)
        {
            // The log keeps what the database lacks, so nothing is lost; the next time moves it all.
            LogNotMoved(e);
            return 0;
        }
    }

    [LoggerMessage(1, LogLevel.Warning, "The write-ahead log could not be moved into the database; it grows until that succeeds")]
    private partial void LogNotMoved(Exception exception);
}
