using Npgsql;
using Pokemanager.Grains.Requests;

namespace Pokemanager.Silo.Storage.Postgres;

/// <summary>Finds requests by the columns that stand beside their states.</summary>
internal sealed class PostgresRequestIndex(NpgsqlDataSource database) : IRequestIndex
{
    private const string Key = "substr(grain, 9)";

    public Task<IReadOnlyList<string>> ToWakeAsync(DateTimeOffset time, int limit, CancellationToken cancellationToken) => KeysAsync(
        $"SELECT {Key} FROM pokemanager_state WHERE wake_at <= $1 AND grain LIKE 'request/%' ORDER BY wake_at LIMIT $2",
        new NpgsqlParameter<long> { TypedValue = time.ToUnixTimeMilliseconds() },
        limit,
        cancellationToken);

    public Task<IReadOnlyList<string>> SoonestAsync(string workspace, int limit, CancellationToken cancellationToken) => KeysAsync(
        $"SELECT {Key} FROM pokemanager_state WHERE wake_at IS NOT NULL AND starts_with(grain, $1) ORDER BY wake_at LIMIT $2",
        new NpgsqlParameter<string> { TypedValue = $"request/{workspace}/" },
        limit,
        cancellationToken);

    public Task<IReadOnlyList<string>> AskedOfAsync(string person, int limit, CancellationToken cancellationToken) => KeysAsync(
        $"SELECT {Key} FROM pokemanager_asked a JOIN pokemanager_state s ON s.id = a.state WHERE a.person = $1 AND s.grain LIKE 'request/%' ORDER BY a.state DESC LIMIT $2",
        new NpgsqlParameter<string> { TypedValue = person },
        limit,
        cancellationToken);

    private async Task<IReadOnlyList<string>> KeysAsync(string sql, NpgsqlParameter parameter, int limit, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(sql);
        command.Parameters.Add(parameter);
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = limit });
        await using var rows = await command.ExecuteReaderAsync(cancellationToken);
        var keys = new List<string>();
        while (await rows.ReadAsync(cancellationToken))
        {
            keys.Add(rows.GetString(0));
        }

        return keys;
    }
}
