using Npgsql;

namespace Pokemanager.Load.Servers;

/// <summary>A database that the bot uses, looked at from outside.</summary>
/// <param name="storage"><c>postgres:</c> and the connection string.</param>
internal sealed class PostgresDatabase(string storage) : IStore
{
    // A connection that stays open would not survive the server's crash.
    private readonly NpgsqlDataSource _source = NpgsqlDataSource.Create(storage["postgres:".Length..] + ";Pooling=false");

    public string Storage => storage;

    public async Task<long> SizeAsync(CancellationToken cancellationToken) => (await RowAsync("SELECT pg_database_size(current_database())", cancellationToken))[0];

    public Task<string> NewPlaceAsync(CancellationToken cancellationToken) =>
        throw new InvalidOperationException("Nothing is written beside the data of a server that is not this run's own.");

    public async Task<StoreCounters> CountAsync(CancellationToken cancellationToken)
    {
        // Its processes tell what they counted a second late.
        await Task.Delay(TimeSpan.FromSeconds(1.5), TimeProvider.System, cancellationToken);
        var row = await RowAsync(
            """
            SELECT (SELECT xact_commit FROM pg_stat_database WHERE datname = current_database()),
                coalesce(sum(n_tup_ins + n_tup_upd)::bigint, 0), coalesce(sum(n_tup_del)::bigint, 0)
            FROM pg_stat_user_tables WHERE relname = 'pokemanager_reminder'
            """,
            cancellationToken);
        return new StoreCounters(row[0], row[1], row[2]);
    }

    public ValueTask DisposeAsync() => _source.DisposeAsync();

    private async Task<long[]> RowAsync(string sql, CancellationToken cancellationToken)
    {
        await using var command = _source.CreateCommand(sql);
        await using var rows = await command.ExecuteReaderAsync(cancellationToken);
        await rows.ReadAsync(cancellationToken);
        return [.. Enumerable.Range(0, rows.FieldCount).Select(rows.GetInt64)];
    }
}
