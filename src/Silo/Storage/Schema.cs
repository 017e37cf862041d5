using System.Globalization;

namespace Pokemanager.Silo.Storage;

/// <summary>The tables, and the steps that brought them to their present form. A released step never changes.</summary>
internal static class Schema
{
    /// <summary>Marks the file as this program's (<c>PRAGMA application_id</c>): "Pkmg".</summary>
    private const long ApplicationId = 0x506B6D67;

    /// <summary>Step n leads from version n to version n + 1.</summary>
    public static readonly string[] Steps =
    [
        """
        -- One row: how often the store was opened, and how often it was asked whether it can still write.
        CREATE TABLE run (number INTEGER NOT NULL, probes INTEGER NOT NULL);
        INSERT INTO run VALUES (0, 0);

        -- grain: type/key. body: JSON. wake_at: Unix milliseconds.
        CREATE TABLE state (
            id INTEGER PRIMARY KEY, grain TEXT NOT NULL, name TEXT NOT NULL,
            etag INTEGER NOT NULL, wake_at INTEGER, body TEXT NOT NULL,
            UNIQUE (grain, name));
        CREATE INDEX state_wake ON state (wake_at) WHERE wake_at IS NOT NULL;

        -- Who was asked something by which state. person: workspace/user.
        CREATE TABLE asked (state INTEGER NOT NULL, person TEXT NOT NULL, PRIMARY KEY (state, person)) WITHOUT ROWID;
        CREATE INDEX asked_person ON asked (person, state);

        -- Clustered by the place on the ring, which follows from the grain. start, period: ticks of 100 ns, start since the year 1.
        CREATE TABLE reminder (
            hash INTEGER NOT NULL, grain TEXT NOT NULL, name TEXT NOT NULL,
            start INTEGER NOT NULL, period INTEGER NOT NULL, etag INTEGER NOT NULL,
            PRIMARY KEY (hash, grain, name)) WITHOUT ROWID;
        """,
    ];

    /// <summary>Brings an empty or older database to the newest version.</summary>
    /// <exception cref="StorageException">It is another program's, or a newer version's.</exception>
    public static void Upgrade(Database database, IReadOnlyList<string> steps)
    {
        for (var version = Read(database, steps.Count); version < steps.Count; version++)
        {
            database.Execute(string.Create(
                CultureInfo.InvariantCulture,
                $"""
                BEGIN IMMEDIATE;
                {steps[version]};
                CREATE TABLE IF NOT EXISTS schema_version (version INTEGER NOT NULL);
                DELETE FROM schema_version;
                INSERT INTO schema_version VALUES ({version + 1});
                PRAGMA application_id = {ApplicationId};
                COMMIT;
                """));
        }
    }

    /// <summary>The database's version; 0 when it is empty.</summary>
    /// <exception cref="StorageException">It is another program's, or its version is above <paramref name="known"/>.</exception>
    public static int Read(Database database, int known)
    {
        if (Scalar(database, "SELECT count(*) FROM sqlite_schema") is 0)
        {
            return 0;
        }

        if (Scalar(database, "PRAGMA application_id") is not ApplicationId)
        {
            throw new StorageException($"storage {database.File}: it is another program's database. Name another file.");
        }

        var version = (int)Scalar(database, "SELECT max(version) FROM schema_version");
        return version <= known
            ? version
            : throw new StorageException(
                $"storage {database.File}: a newer version of pokemanager wrote it (schema {version}, this version knows {known}). "
                + "Run that version, or name another file.");
    }

    public static long Scalar(Database database, string sql)
    {
        using var statement = database.Prepare(sql);
        using var rows = statement.Query();
        return rows.Next() ? rows.Int64(0) : 0;
    }
}
