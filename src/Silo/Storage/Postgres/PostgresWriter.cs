using System.Threading.Channels;
using Npgsql;

namespace Pokemanager.Silo.Storage.Postgres;

/// <summary>
/// Sends statements in groups: what arrives while a lane waits for its commit goes into the next one together, so that
/// the price of a round trip and of making it durable is shared. Each statement answers for itself with one number or none.
/// </summary>
internal sealed partial class PostgresWriter : IAsyncDisposable
{
    private const int MostInOne = 128;

    // A second lane fills while the first waits for the disk; more would only make the groups smaller.
    private const int Lanes = 2;

    private readonly NpgsqlDataSource _database;
    private readonly ILogger _logger;
    private readonly Channel<Statement> _waiting = Channel.CreateUnbounded<Statement>(new() { SingleReader = false });
    private readonly Task _lanes;

    public PostgresWriter(NpgsqlDataSource database, ILogger logger)
    {
        (_database, _logger) = (database, logger);
        _lanes = Task.WhenAll(Enumerable.Range(0, Lanes).Select(_ => Task.Run(WriteAsync)));
    }

    /// <summary>Runs <paramref name="sql"/>; answers with the number in its only row, or null without a row, once it is durable.</summary>
    /// <exception cref="StorageException">Whether it was written is not known to have happened.</exception>
    public Task<long?> RunAsync(string sql, params NpgsqlParameter[] parameters)
    {
        var statement = new Statement(sql, parameters);
        return _waiting.Writer.TryWrite(statement) ? statement.Answer.Task : throw new ObjectDisposedException(nameof(PostgresWriter));
    }

    /// <summary>Ends once everything that waited is written.</summary>
    public async ValueTask DisposeAsync()
    {
        _waiting.Writer.TryComplete();
        await _lanes;
    }

    private async Task WriteAsync()
    {
        var group = new List<Statement>(MostInOne);
        while (await _waiting.Reader.WaitToReadAsync())
        {
            while (group.Count < MostInOne && _waiting.Reader.TryRead(out var statement))
            {
                group.Add(statement);
            }

            await RunGroupAsync(group);
            group.Clear();
        }
    }

    private async Task RunGroupAsync(List<Statement> group)
    {
        if (group.Count is 0 || await TryAsync(group) is not { } cause)
        {
            return;
        }

        LogFailed(cause, group.Count);
        foreach (var statement in group)
        {
            // Alone, so that one that cannot be written fails by itself; with the server away, all fail at once.
            var own = group.Count is 1 || cause is not PostgresException ? cause : await TryAsync([statement]);
            if (own is not null)
            {
                statement.Answer.SetException(new StorageException($"storage: PostgreSQL did not take a write ({own.Message})", own));
            }
        }
    }

    private async Task<Exception?> TryAsync(List<Statement> group)
    {
        var results = new long?[group.Count];
        try
        {
            await using var connection = await _database.OpenConnectionAsync();
            await using var batch = new NpgsqlBatch(connection);
            foreach (var statement in group)
            {
                var command = new NpgsqlBatchCommand(statement.Sql);
                foreach (var parameter in statement.Parameters)
                {
                    command.Parameters.Add(parameter.Clone());
                }

                batch.BatchCommands.Add(command);
            }

            await using var rows = await batch.ExecuteReaderAsync();
            for (var i = 0; i < group.Count; i++)
            {
                results[i] = await rows.ReadAsync() ? rows.GetInt64(0) : null;
                await rows.NextResultAsync();
            }
        }
        catch (Exception e) when (e is NpgsqlException or IOException or System.Net.Sockets.SocketException or TimeoutException or InvalidOperationException)
        {
            return e;
        }

        for (var i = 0; i < group.Count; i++)
        {
            group[i].Answer.SetResult(results[i]);
        }

        return null;
    }

    [LoggerMessage(1, LogLevel.Warning, "A group of {Count} writes failed")]
    private partial void LogFailed(Exception exception, int count);

    private sealed record Statement(string Sql, NpgsqlParameter[] Parameters)
    {
        public TaskCompletionSource<long?> Answer { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
