using Microsoft.Extensions.Logging.Abstractions;

namespace Pokemanager.Silo.Storage;

/// <summary>
/// The embedded store: one SQLite file (or memory), written by this process alone. A write is answered when it is on
/// the disk, and everything answered is read from then on.
/// </summary>
internal sealed class SqliteStore : IStorage
{
    private static readonly TimeSpan ProbeLasts = TimeSpan.FromSeconds(5);

    private readonly TimeProvider _clock;
    private readonly StoreFile? _file;
    private readonly GroupCommit _writer;
    private readonly ReadPool? _readers;
    private long _writtenAt;
    private volatile FailedWrite? _failed;

    private SqliteStore(StoreFile? file, Tables tables, TimeProvider clock, ILogger logger)
    {
        (_file, _clock, _writtenAt) = (file, clock, clock.GetTimestamp());
        _readers = file is null ? null : new(file.Path);
        _writer = new(tables, file is null ? null : new Checkpointer(file.Path, logger), logger);
    }

    public bool IsShared => false;

    public void AddTo(ISiloBuilder silo) => silo.AddSqliteStorage(this);

    /// <summary>Opens the store, and creates or upgrades it where needed.</summary>
    /// <exception cref="StorageException">It cannot be used; the message says why and what mends it.</exception>
    public static SqliteStore Open(StorageLocation location, TimeProvider? clock = null, ILoggerFactory? logging = null)
    {
        ArgumentNullException.ThrowIfNull(location);
        var file = location.File is null ? null : StoreFile.Take(location.File);
        Tables? tables = null;
        try
        {
            tables = StoreOpening.Open(file);
            return new(file, tables, clock ?? TimeProvider.System, (logging ?? NullLoggerFactory.Instance).CreateLogger<SqliteStore>());
        }
        catch
        {
            tables?.Dispose();
            file?.Dispose();
            throw;
        }
    }

    /// <summary>Why the store cannot be written now; null when it can.</summary>
    public async Task<string?> ProbeAsync(CancellationToken cancellationToken)
    {
        // A full disk may still have room for a small write.
        if (_failed is { } failed && _clock.GetElapsedTime(failed.At) < ProbeLasts)
        {
            return failed.Message;
        }

        if (_clock.GetElapsedTime(Volatile.Read(ref _writtenAt)) < ProbeLasts)
        {
            return null;
        }

        try
        {
            await WriteAsync(static tables => tables.Database.Execute("UPDATE run SET probes = probes + 1"), cancellationToken);
            return null;
        }
        catch (StorageException e)
        {
            return e.Message;
        }
    }

    /// <summary>Does <paramref name="work"/> on the writer's thread, in a transaction; answers once it is durable.</summary>
    /// <exception cref="StorageException">Nothing of it was written.</exception>
    public async Task<T> WriteAsync<T>(Func<Tables, T> work, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();

        // From here it is not cancelled: whether it was written would be anybody's guess.
        try
        {
            var result = await _writer.RunAsync(work);
            Volatile.Write(ref _writtenAt, _clock.GetTimestamp());
            return result;
        }
        catch (StorageException e)
        {
            _failed = new(e.Message, _clock.GetTimestamp());
            throw;
        }
    }

    /// <summary>Reads what is committed.</summary>
    public Task<T> ReadAsync<T>(Func<Tables, T> work, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return _readers is null ? _writer.RunAsync(work) : Task.FromResult(_readers.Read(work));
    }

    /// <summary>Ends once everything that waited is written; then the file is another process's to take.</summary>
    public async ValueTask DisposeAsync()
    {
        _readers?.Dispose();
        await _writer.DisposeAsync();
        _file?.Dispose();
    }

    private sealed record FailedWrite(string Message, long At);
}
