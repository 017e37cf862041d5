using Pokemanager.Grains.Requests;

namespace Pokemanager.Silo.Storage;

/// <summary>Finds requests by the columns that the store keeps beside their states.</summary>
internal sealed class SqliteRequestIndex(SqliteStore store) : IRequestIndex
{
    public async Task<IReadOnlyList<string>> ToWakeAsync(DateTimeOffset time, int limit, CancellationToken cancellationToken) =>
        await store.ReadAsync(tables => tables.States.ToWake(time.ToUnixTimeMilliseconds(), limit), cancellationToken);

    public async Task<IReadOnlyList<string>> SoonestAsync(string workspace, int limit, CancellationToken cancellationToken) =>
        await store.ReadAsync(tables => tables.States.Soonest(workspace, limit), cancellationToken);

    public async Task<IReadOnlyList<string>> AskedOfAsync(string person, int limit, CancellationToken cancellationToken) =>
        await store.ReadAsync(tables => tables.States.AskedOf(person, limit), cancellationToken);
}
