using System.Text;
using Npgsql;
using NpgsqlTypes;
using Orleans.Storage;
using Pokemanager.Policies.Requests;

namespace Pokemanager.Silo.Storage.Postgres;

/// <summary>Grain states in PostgreSQL. Versions are the etags; one statement reads, writes or removes a state with all that finds it again.</summary>
internal sealed class PostgresGrainStorage(NpgsqlDataSource database, PostgresWriter writer) : IGrainStorage
{
    private const string Select = "SELECT etag, body FROM pokemanager_state WHERE grain = $1 AND name = $2";

    private const string NoteAsked =
        ", noted AS (INSERT INTO pokemanager_asked SELECT written.id, person FROM written, unnest($5) person ON CONFLICT DO NOTHING) SELECT etag FROM written";

    private const string Insert =
        "WITH written AS (INSERT INTO pokemanager_state (grain, name, etag, wake_at, body) VALUES ($1, $2, nextval('pokemanager_version'), $3, $4) "
        + "ON CONFLICT DO NOTHING RETURNING id, etag)" + NoteAsked;

    private const string Update =
        "WITH written AS (UPDATE pokemanager_state SET etag = nextval('pokemanager_version'), wake_at = $3, body = $4 "
        + "WHERE grain = $1 AND name = $2 AND etag = $6 RETURNING id, etag)" + NoteAsked;

    private const string Delete = "DELETE FROM pokemanager_state WHERE grain = $1 AND name = $2 AND etag = $3 RETURNING id";

    public async Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        var grain = grainId.ToString();
        await using var command = database.CreateCommand(Select);
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = grain });
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = stateName });
        await using var rows = await command.ExecuteReaderAsync();
        if (await rows.ReadAsync())
        {
            grainState.State = StateJson.Read<T>(rows.GetFieldValue<byte[]>(1), grain, "postgres");
            (grainState.ETag, grainState.RecordExists) = (Versions.Format(rows.GetInt64(0)), true);
        }
        else
        {
            Reset(grainState);
        }
    }

    public async Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        var indexed = grainState.State as IIndexedState;
        var grain = grainId.ToString();
        List<NpgsqlParameter> parameters =
        [
            new NpgsqlParameter<string> { TypedValue = grain },
            new NpgsqlParameter<string> { TypedValue = stateName },
            new() { NpgsqlDbType = NpgsqlDbType.Bigint, Value = (object?)indexed?.WakeAt ?? DBNull.Value },
            new() { NpgsqlDbType = NpgsqlDbType.Text, Value = Encoding.UTF8.GetString(StateJson.Write(grainState.State)) },
            new NpgsqlParameter<string[]> { TypedValue = [.. indexed?.Asked ?? []] },
        ];
        if (grainState.ETag is not null)
        {
            parameters.Add(new NpgsqlParameter<long> { TypedValue = Versions.Parse(grainState.ETag) });
        }

        var version = await writer.RunAsync(grainState.ETag is null ? Insert : Update, [.. parameters]) ?? throw Changed(grain, stateName, grainState.ETag);
        (grainState.ETag, grainState.RecordExists) = (Versions.Format(version), true);
    }

    public async Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        if (grainState.ETag is { } expected)
        {
            var grain = grainId.ToString();
            _ = await writer.RunAsync(
                    Delete,
                    new NpgsqlParameter<string> { TypedValue = grain },
                    new NpgsqlParameter<string> { TypedValue = stateName },
                    new NpgsqlParameter<long> { TypedValue = Versions.Parse(expected) })
                ?? throw Changed(grain, stateName, expected);
        }

        Reset(grainState);
    }

    private static InconsistentStateException Changed(string grain, string name, string? expected) =>
        new($"The state '{name}' of {grain} was changed by somebody else.", "another", expected ?? "none");

    private static void Reset<T>(IGrainState<T> grainState) =>
        (grainState.State, grainState.ETag, grainState.RecordExists) = (Activator.CreateInstance<T>(), null, false);
}
