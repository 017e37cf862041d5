using Orleans.Runtime;

namespace Pokemanager.Silo.Storage;

/// <summary>The reminders. Writes run inside the writer's transaction.</summary>
internal sealed class ReminderRows(Database database)
{
    private const string Columns = "SELECT grain, name, start, period, etag FROM reminder WHERE ";

    private Statement SelectRange => field ??= database.Prepare(Columns + "hash > ?1 AND hash <= ?2");

    private Statement SelectGrain => field ??= database.Prepare(Columns + "hash = ?1 AND grain = ?2");

    private Statement SelectOne => field ??= database.Prepare(Columns + "hash = ?1 AND grain = ?2 AND name = ?3");

    private Statement Put => field ??= database.Prepare(
        "INSERT OR REPLACE INTO reminder (hash, grain, name, start, period, etag) VALUES (?1, ?2, ?3, ?4, ?5, ?6)");

    private Statement Delete => field ??= database.Prepare("DELETE FROM reminder WHERE hash = ?1 AND grain = ?2 AND name = ?3 AND etag = ?4");

    private Statement DeleteAll => field ??= database.Prepare("DELETE FROM reminder");

    /// <summary>Rows on the ring after <paramref name="begin"/> up to and with <paramref name="end"/>; all of them when both are one point.</summary>
    public List<ReminderEntry> OnRing(uint begin, uint end)
    {
        var entries = new List<ReminderEntry>();
        if (begin < end)
        {
            AddTo(entries, SelectRange.Bind(1, begin).Bind(2, end));
        }
        else
        {
            AddTo(entries, SelectRange.Bind(1, begin).Bind(2, uint.MaxValue));
            AddTo(entries, SelectRange.Bind(1, -1).Bind(2, end));
        }

        return entries;
    }

    public List<ReminderEntry> Of(GrainId grain)
    {
        var entries = new List<ReminderEntry>();
        AddTo(entries, SelectGrain.Bind(1, grain.GetUniformHashCode()).Bind(2, grain.ToString()));
        return entries;
    }

    public ReminderEntry? One(GrainId grain, string name)
    {
        var entries = new List<ReminderEntry>();
        AddTo(entries, SelectOne.Bind(1, grain.GetUniformHashCode()).Bind(2, grain.ToString()).Bind(3, name));
        return entries is [var entry] ? entry : null;
    }

    /// <summary>Returns <paramref name="version"/>.</summary>
    public long Write(ReminderEntry entry, long version)
    {
        Put.Bind(1, entry.GrainId.GetUniformHashCode()).Bind(2, entry.GrainId.ToString()).Bind(3, entry.ReminderName)
            .Bind(4, entry.StartAt.Ticks).Bind(5, entry.Period.Ticks).Bind(6, version).Execute();
        return version;
    }

    /// <summary>Whether the row was there in that version.</summary>
    public bool Remove(GrainId grain, string name, long version) =>
        Delete.Bind(1, grain.GetUniformHashCode()).Bind(2, grain.ToString()).Bind(3, name).Bind(4, version).Execute() > 0;

    /// <summary>Returns how many there were.</summary>
    public int Clear() => DeleteAll.Execute();

    private static void AddTo(List<ReminderEntry> entries, Statement select)
    {
        using var rows = select.Query();
        while (rows.Next())
        {
            entries.Add(new ReminderEntry
            {
                GrainId = GrainId.Parse(rows.Text(0)),
                ReminderName = rows.Text(1),
                StartAt = new DateTime(rows.Int64(2), DateTimeKind.Utc),
                Period = new TimeSpan(rows.Int64(3)),
                ETag = Versions.Format(rows.Int64(4)),
            });
        }
    }
}
