using Orleans.Storage;

namespace Pokemanager.Silo.Storage;

/// <summary>The states of grains, and what finds them again. Writes run inside the writer's transaction.</summary>
internal sealed class StateTable(Database database)
{
    private const string Requests = "request/";

    private Statement Select => field ??= database.Prepare("SELECT etag, body FROM state WHERE grain = ?1 AND name = ?2");

    private Statement Find => field ??= database.Prepare("SELECT id, etag FROM state WHERE grain = ?1 AND name = ?2");

    private Statement Insert => field ??= database.Prepare("INSERT INTO state (grain, name, etag, wake_at, body) VALUES (?1, ?2, ?3, ?4, ?5)");

    private Statement Update => field ??= database.Prepare("UPDATE state SET etag = ?2, wake_at = ?3, body = ?4 WHERE id = ?1");

    private Statement Delete => field ??= database.Prepare("DELETE FROM state WHERE id = ?1");

    private Statement AddAsked => field ??= database.Prepare("INSERT OR IGNORE INTO asked (state, person) VALUES (?1, ?2)");

    private Statement DeleteAsked => field ??= database.Prepare("DELETE FROM asked WHERE state = ?1");

    // The plus signs keep the planner on the index that is in order.
    private Statement SelectToWake => field ??= database.Prepare(
        "SELECT grain FROM state WHERE wake_at <= ?1 AND +grain >= 'request/' AND +grain < 'request0' ORDER BY wake_at LIMIT ?2");

    // A range of the keys' own index: what lies in it is one workspace's, and what is open there is little.
    private Statement SelectSoonest => field ??= database.Prepare(
        "SELECT grain FROM state WHERE grain >= ?1 AND grain < ?2 AND wake_at IS NOT NULL ORDER BY wake_at LIMIT ?3");

    // Ids grow with time, so the order of the index is that of age.
    private Statement SelectAskedOf => field ??= database.Prepare(
        """
        SELECT s.grain FROM asked a CROSS JOIN state s ON s.id = a.state
        WHERE a.person = ?1 AND +s.grain >= 'request/' AND +s.grain < 'request0' ORDER BY a.state DESC LIMIT ?2
        """);

    /// <summary>The stored state and its version; null when there is none.</summary>
    public (long ETag, T State)? Read<T>(string grain, string name)
    {
        using var rows = Select.Bind(1, grain).Bind(2, name).Query();
        return rows.Next() ? (rows.Int64(0), StateJson.Read<T>(rows.Utf8(1), grain, database.File)) : null;
    }

    /// <summary>Returns <paramref name="version"/>.</summary>
    /// <exception cref="InconsistentStateException">The stored version is not <see cref="StateWrite.Expected"/>; nothing is written.</exception>
    public long Write(StateWrite write, long version)
    {
        var id = Expect(write.Grain, write.Name, write.Expected);
        if (id is { } known)
        {
            Update.Bind(1, known).Bind(2, version).Bind(3, write.WakeAt).Bind(4, write.Body).Execute();
        }
        else
        {
            Insert.Bind(1, write.Grain).Bind(2, write.Name).Bind(3, version).Bind(4, write.WakeAt).Bind(5, write.Body).Execute();
            id = database.LastId;
        }

        foreach (var person in write.Asked)
        {
            AddAsked.Bind(1, id).Bind(2, person).Execute();
        }

        return version;
    }

    /// <summary>Returns whether there was anything to remove.</summary>
    /// <exception cref="InconsistentStateException">The stored version is not <paramref name="expected"/>; nothing is removed.</exception>
    public bool Clear(string grain, string name, string? expected)
    {
        if (Expect(grain, name, expected) is not { } id)
        {
            return false;
        }

        DeleteAsked.Bind(1, id).Execute();
        return Delete.Bind(1, id).Execute() > 0;
    }

    /// <summary>Keys of requests to wake until <paramref name="time"/> (Unix milliseconds), oldest first.</summary>
    public List<string> ToWake(long time, int limit) => Keys(SelectToWake.Bind(1, time).Bind(2, limit));

    /// <summary>Keys of requests of <paramref name="workspace"/>, the soonest to wake first.</summary>
    public List<string> Soonest(string workspace, int limit) =>
        Keys(SelectSoonest.Bind(1, $"{Requests}{workspace}/").Bind(2, $"{Requests}{workspace}0").Bind(3, limit));

    /// <summary>Keys of requests that asked <paramref name="person"/>, newest first.</summary>
    public List<string> AskedOf(string person, int limit) => Keys(SelectAskedOf.Bind(1, person).Bind(2, limit));

    private static List<string> Keys(Statement select)
    {
        var keys = new List<string>();
        using var rows = select.Query();
        while (rows.Next())
        {
            keys.Add(rows.Text(0)[Requests.Length..]);
        }

        return keys;
    }

    /// <summary>The row's id, or null when none is there and none is expected.</summary>
    private long? Expect(string grain, string name, string? expected)
    {
        using var rows = Find.Bind(1, grain).Bind(2, name).Query();
        var isThere = rows.Next();
        var stored = isThere ? Versions.Format(rows.Int64(1)) : null;
        return stored == expected
            ? isThere ? rows.Int64(0) : null
            : throw new InconsistentStateException($"The state '{name}' of {grain} was changed by somebody else.", stored ?? "none", expected ?? "none");
    }
}
