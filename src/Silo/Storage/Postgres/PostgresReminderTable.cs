using Npgsql;

namespace Pokemanager.Silo.Storage.Postgres;

/// <summary>Reminders in PostgreSQL. Versions are the etags.</summary>
internal sealed class PostgresReminderTable(NpgsqlDataSource database, PostgresWriter writer) : IReminderTable
{
    private const string Columns = "SELECT grain, name, start_at, period, etag FROM pokemanager_reminder WHERE ";

    private const string Upsert =
        "INSERT INTO pokemanager_reminder VALUES ($1, $2, $3, $4, $5, nextval('pokemanager_version')) ON CONFLICT (hash, grain, name) "
        + "DO UPDATE SET start_at = excluded.start_at, period = excluded.period, etag = excluded.etag RETURNING etag";

    private const string Delete = "DELETE FROM pokemanager_reminder WHERE hash = $1 AND grain = $2 AND name = $3 AND etag = $4 RETURNING etag";

    public async Task<ReminderTableData> ReadRows(GrainId grainId) =>
        new(await QueryAsync(Columns + "hash = $1 AND grain = $2", Hash(grainId), Text(grainId.ToString())));

    public async Task<ReminderTableData> ReadRows(uint begin, uint end) => new(begin < end
        ? await QueryAsync(Columns + "hash > $1 AND hash <= $2", Number(begin), Number(end))
        : await QueryAsync(Columns + "hash > $1 OR hash <= $2", Number(begin), Number(end)));

    public async Task<ReminderEntry?> ReadRow(GrainId grainId, string reminderName) =>
        (await QueryAsync(Columns + "hash = $1 AND grain = $2 AND name = $3", Hash(grainId), Text(grainId.ToString()), Text(reminderName))).SingleOrDefault();

    public async Task<string?> UpsertRow(ReminderEntry entry)
    {
        var version = await writer.RunAsync(
            Upsert,
            Hash(entry.GrainId),
            Text(entry.GrainId.ToString()),
            Text(entry.ReminderName),
            new NpgsqlParameter<DateTime> { TypedValue = DateTime.SpecifyKind(entry.StartAt, DateTimeKind.Utc) },
            new NpgsqlParameter<TimeSpan> { TypedValue = entry.Period });
        return Versions.Format(version!.Value);
    }

    public async Task<bool> RemoveRow(GrainId grainId, string reminderName, string eTag) =>
        await writer.RunAsync(Delete, Hash(grainId), Text(grainId.ToString()), Text(reminderName), Number(Versions.Parse(eTag))) is not null;

    public async Task TestOnlyClearTable()
    {
        await using var command = database.CreateCommand("DELETE FROM pokemanager_reminder");
        await command.ExecuteNonQueryAsync();
    }

    private async Task<List<ReminderEntry>> QueryAsync(string sql, params NpgsqlParameter[] parameters)
    {
        await using var command = database.CreateCommand(sql);
        command.Parameters.AddRange(parameters);
        await using var rows = await command.ExecuteReaderAsync();
        var entries = new List<ReminderEntry>();
        while (await rows.ReadAsync())
        {
            entries.Add(new ReminderEntry
            {
                GrainId = GrainId.Parse(rows.GetString(0)),
                ReminderName = rows.GetString(1),
                StartAt = rows.GetDateTime(2),
                Period = rows.GetTimeSpan(3),
                ETag = Versions.Format(rows.GetInt64(4)),
            });
        }

        return entries;
    }

    private static NpgsqlParameter Hash(GrainId grain) => Number(grain.GetUniformHashCode());

    private static NpgsqlParameter Number(long number) => new NpgsqlParameter<long> { TypedValue = number };

    private static NpgsqlParameter Text(string text) => new NpgsqlParameter<string> { TypedValue = text };
}
