using System.Text.Json.Nodes;
using Npgsql;

namespace Pokemanager.Cluster.Tests.Faults;

/// <summary>The states of requests as they lie in PostgreSQL, read and changed behind the silos' backs.</summary>
/// <param name="storage">The value of <c>--storage</c>.</param>
internal sealed class StoredRequests(string storage) : IAsyncDisposable
{
    private readonly NpgsqlDataSource _database = NpgsqlDataSource.Create(storage["postgres:".Length..]);

    public async Task<IReadOnlyList<JsonObject>> ReadAsync() => [.. (await RowsAsync()).Select(row => row.Body)];

    /// <summary>Changes each in its turn, in the order that they were opened in.</summary>
    public async Task RewriteAsync(Action<int, JsonObject> change)
    {
        var rows = await RowsAsync();
        for (var i = 0; i < rows.Count; i++)
        {
            change(i, rows[i].Body);
            await using var write = _database.CreateCommand("UPDATE pokemanager_state SET body = $1 WHERE id = $2");
            write.Parameters.Add(new NpgsqlParameter<string> { TypedValue = rows[i].Body.ToJsonString() });
            write.Parameters.Add(new NpgsqlParameter<long> { TypedValue = rows[i].Id });
            Assert.Equal(1, await write.ExecuteNonQueryAsync());
        }
    }

    public ValueTask DisposeAsync() => _database.DisposeAsync();

    private async Task<List<(long Id, JsonObject Body)>> RowsAsync()
    {
        await using var read = _database.CreateCommand("SELECT id, body FROM pokemanager_state WHERE grain LIKE 'request/%' ORDER BY id");
        await using var rows = await read.ExecuteReaderAsync();
        List<(long, JsonObject)> all = [];
        while (await rows.ReadAsync())
        {
            all.Add((rows.GetInt64(0), JsonNode.Parse(rows.GetString(1))!.AsObject()));
        }

        return all;
    }
}
