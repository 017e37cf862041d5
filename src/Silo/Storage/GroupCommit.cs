namespace Pokemanager.Silo.Storage;

/// <summary>
/// One thread that does all writing. What arrives while it commits goes into the next transaction together, so the
/// price of making writes durable is shared by all who wait for it.
/// </summary>
internal sealed partial class GroupCommit : IAsyncDisposable
{
    private const int MostInOne = 256;
    private const int MostBetweenCheckpoints = 1_000;
    private static readonly TimeSpan IdleAfter = TimeSpan.FromMilliseconds(250);

    private readonly Tables _tables;
    private readonly Statement _begin;
    private readonly Statement _commit;
    private readonly Checkpointer? _checkpointer;
    private readonly ILogger _logger;
    private readonly object _gate = new();
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private List<WriteJob> _waiting = [];
    private bool _isClosed;
    private int _sinceCheckpoint;

    /// <param name="tables">Of the only connection that writes; disposed of at the end.</param>
    /// <param name="checkpointer">Null where there is no log.</param>
    public GroupCommit(Tables tables, Checkpointer? checkpointer, ILogger logger)
    {
        (_tables, _checkpointer, _logger) = (tables, checkpointer, logger);
        _begin = tables.Database.Prepare("BEGIN IMMEDIATE");
        _commit = tables.Database.Prepare("COMMIT");
        new Thread(Write) { IsBackground = true, Name = "storage writer" }.Start();
    }

    /// <summary>Does <paramref name="work"/> in a transaction; answers once it is durable. It may run twice, and on the writer's thread.</summary>
    /// <exception cref="StorageException">Nothing of it was written.</exception>
    public Task<T> RunAsync<T>(Func<Tables, T> work)
    {
        var job = new WriteJob<T>(work);
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_isClosed, this);
            _waiting.Add(job);
            if (_waiting.Count is 1)
            {
                Monitor.Pulse(_gate);
            }
        }

        return job.Answer;
    }

    /// <summary>Ends once everything that waited is written.</summary>
    public async ValueTask DisposeAsync()
    {
        lock (_gate)
        {
            _isClosed = true;
            Monitor.Pulse(_gate);
        }

        await _ended.Task;
        if (_checkpointer is not null)
        {
            await _checkpointer.DisposeAsync();
        }

        // The last to close, so it leaves one file without a log.
        _tables.Dispose();
    }

    private void Write()
    {
        var batch = new List<WriteJob>();
        while (Take(ref batch))
        {
            for (var i = 0; i < batch.Count; i += MostInOne)
            {
                Commit(batch.Slice(i, Math.Min(MostInOne, batch.Count - i)));
            }

            Checkpoint(batch.Count);
            batch.Clear();
        }

        _ended.SetResult();
    }

    /// <summary>Waits for jobs and swaps them for the empty list, which stays empty in a quiet time; false at the end.</summary>
    private bool Take(ref List<WriteJob> batch)
    {
        lock (_gate)
        {
            while (_waiting.Count is 0 && !_isClosed && Monitor.Wait(_gate, _sinceCheckpoint > 0 ? IdleAfter : Timeout.InfiniteTimeSpan))
            {
            }

            (batch, _waiting) = (_waiting, batch);
            return batch.Count > 0 || !_isClosed;
        }
    }

    private void Commit(List<WriteJob> jobs)
    {
        if (TryCommit(jobs) is not { } cause)
        {
            return;
        }

        LogFailed(cause, jobs.Count);
        foreach (var job in jobs)
        {
            // Alone, so that one that cannot be written fails by itself.
            if ((jobs.Count is 1 ? cause : TryCommit([job])) is { } own)
            {
                job.Fail(own);
            }
        }
    }

    private Exception? TryCommit(List<WriteJob> jobs)
    {
        try
        {
            _begin.Execute();
            foreach (var job in jobs)
            {
                job.Run(_tables);
            }

            _commit.Execute();
        }
        catch (Exception e)
        {
            Rollback();
            return e;
        }

        foreach (var job in jobs)
        {
            job.Complete();
        }

        return null;
    }

    private void Rollback()
    {
        try
        {
            _tables.Database.Rollback();
        }
        catch (StorageException e)
        {
            // The next transaction cannot begin then, and tries to roll back again.
            LogNotRolledBack(e);
        }
    }

    private void Checkpoint(int written)
    {
        _sinceCheckpoint += written;
        if (_checkpointer?.NeedsWriter() is true)
        {
            _checkpointer.MoveRest(_tables.Database);
        }

        if (written is 0 || _sinceCheckpoint >= MostBetweenCheckpoints)
        {
            _sinceCheckpoint = 0;
            _checkpointer?.Start();
        }
    }

    [LoggerMessage(1, LogLevel.Warning, "A transaction of {Count} writes failed")]
    private partial void LogFailed(Exception exception, int count);

    [LoggerMessage(2, LogLevel.Error, "A failed transaction could not be rolled back")]
    private partial void LogNotRolledBack(Exception exception);
}
