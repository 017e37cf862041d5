using Npgsql;

namespace Pokemanager.Silo.Storage.Postgres;

/// <summary>The tables in PostgreSQL, and the steps that brought them to their present form. A released step never changes.</summary>
internal static class PostgresSchema
{
    /// <summary>Any number that no other program takes as an advisory lock: "Pkmg".</summary>
    private const long Lock = 0x506B6D67;

    /// <summary>Step n leads from version n to version n + 1. Silos of both versions run side by side during a rolling update, so steps only add.</summary>
    public static readonly string[] Steps =
    [
        """
        -- Numbers versions of rows. None is given twice, so a stale one never fits a row that was removed and written anew.
        CREATE SEQUENCE pokemanager_version CACHE 64;

        -- grain: type/key. body: JSON. wake_at: Unix milliseconds.
        CREATE TABLE pokemanager_state (
            id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, grain text NOT NULL, name text NOT NULL,
            etag bigint NOT NULL, wake_at bigint, body text NOT NULL,
            UNIQUE (grain, name)) WITH (fillfactor = 70);
        CREATE INDEX pokemanager_state_wake ON pokemanager_state (wake_at) WHERE wake_at IS NOT NULL;

        -- Who was asked something by which state. person: workspace/user.
        CREATE TABLE pokemanager_asked (
            state bigint NOT NULL REFERENCES pokemanager_state ON DELETE CASCADE, person text NOT NULL,
            PRIMARY KEY (state, person));
        CREATE INDEX pokemanager_asked_person ON pokemanager_asked (person, state DESC);

        -- Silos read it by ranges of the hash, many at each change of the ring; the index holds all that they read.
        CREATE TABLE pokemanager_reminder (
            hash bigint NOT NULL, grain text NOT NULL, name text NOT NULL,
            start_at timestamptz NOT NULL, period interval NOT NULL, etag bigint NOT NULL,
            PRIMARY KEY (hash, grain, name) INCLUDE (start_at, period, etag));

        -- The cluster's membership, in the form that Orleans' provider asks for by the queries below.
        CREATE TABLE pokemanager_cluster (id text PRIMARY KEY, version integer NOT NULL);
        CREATE TABLE pokemanager_silo (
            cluster text NOT NULL REFERENCES pokemanager_cluster ON DELETE CASCADE,
            address text NOT NULL, port integer NOT NULL, generation integer NOT NULL,
            name text NOT NULL, host text NOT NULL, status integer NOT NULL, gateway_port integer NOT NULL,
            suspicions text, started_at timestamptz NOT NULL, alive_at timestamptz NOT NULL,
            PRIMARY KEY (cluster, address, port, generation));
        CREATE TABLE IF NOT EXISTS OrleansQuery (QueryKey varchar(64) PRIMARY KEY, QueryText varchar(8000) NOT NULL);
        """ + MembershipQueries.Sql,
    ];

    /// <summary>Brings an empty or older database to the newest version, one silo at a time.</summary>
    /// <exception cref="StorageException">A newer version wrote it.</exception>
    public static async Task UpgradeAsync(NpgsqlConnection connection, IReadOnlyList<string> steps, string place, CancellationToken cancellationToken)
    {
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await ExecuteAsync(connection, $"SELECT pg_advisory_xact_lock({Lock})", cancellationToken);
        await ExecuteAsync(connection, "CREATE TABLE IF NOT EXISTS pokemanager_schema (version integer NOT NULL)", cancellationToken);
        await using var read = new NpgsqlCommand("SELECT coalesce(max(version), 0) FROM pokemanager_schema", connection);
        var version = (int)(await read.ExecuteScalarAsync(cancellationToken))!;
        if (version > steps.Count + 1)
        {
            throw new StorageException(
                $"storage {place}: a much newer version of pokemanager wrote it (schema {version}, this version knows {steps.Count}). Run that version, or name another database.");
        }

        for (; version < steps.Count; version++)
        {
            await ExecuteAsync(connection, $"{steps[version]};\nDELETE FROM pokemanager_schema; INSERT INTO pokemanager_schema VALUES ({version + 1})", cancellationToken);
        }

        await transaction.CommitAsync(cancellationToken);
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
