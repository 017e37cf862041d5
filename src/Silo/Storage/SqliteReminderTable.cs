using Orleans.Runtime;

namespace Pokemanager.Silo.Storage;

/// <summary>The store as Orleans' table of reminders. Versions are the etags.</summary>
internal sealed class SqliteReminderTable(SqliteStore store) : IReminderTable
{
    public Task<ReminderTableData> ReadRows(GrainId grainId) => ReadRows(grainId, CancellationToken.None);

    public Task<ReminderTableData> ReadRows(uint begin, uint end) => ReadRows(begin, end, CancellationToken.None);

    public Task<ReminderEntry?> ReadRow(GrainId grainId, string reminderName) => ReadRow(grainId, reminderName, CancellationToken.None);

    public Task<string?> UpsertRow(ReminderEntry entry) => UpsertRow(entry, CancellationToken.None);

    public Task<bool> RemoveRow(GrainId grainId, string reminderName, string eTag) => RemoveRow(grainId, reminderName, eTag, CancellationToken.None);

    public Task TestOnlyClearTable() => TestOnlyClearTable(CancellationToken.None);

    public async Task<ReminderTableData> ReadRows(GrainId grainId, CancellationToken cancellationToken) =>
        new(await store.ReadAsync(tables => tables.Reminders.Of(grainId), cancellationToken));

    public async Task<ReminderTableData> ReadRows(uint begin, uint end, CancellationToken cancellationToken) =>
        new(await store.ReadAsync(tables => tables.Reminders.OnRing(begin, end), cancellationToken));

    public async Task<ReminderEntry?> ReadRow(GrainId grainId, string reminderName, CancellationToken cancellationToken) =>
        await store.ReadAsync(tables => tables.Reminders.One(grainId, reminderName), cancellationToken);

    public async Task<string?> UpsertRow(ReminderEntry entry, CancellationToken cancellationToken) =>
        Versions.Format(await store.WriteAsync(tables => tables.Reminders.Write(entry, tables.Versions.Next()), cancellationToken));

    public Task<bool> RemoveRow(GrainId grainId, string reminderName, string eTag, CancellationToken cancellationToken) =>
        store.WriteAsync(tables => tables.Reminders.Remove(grainId, reminderName, Versions.Parse(eTag)), cancellationToken);

    public Task TestOnlyClearTable(CancellationToken cancellationToken) =>
        store.WriteAsync(static tables => tables.Reminders.Clear(), cancellationToken);
}
