namespace Pokemanager.Load.Servers;

/// <summary>A file beside the bot, its memory, or a server of somebody else's that nothing is known of.</summary>
/// <param name="file">The database's file; null without one.</param>
internal sealed class PlainStore(string storage, string? file = null) : IStore
{
    public string Storage => storage;

    // What is in the log only is also stored.
    public Task<long> SizeAsync(CancellationToken cancellationToken) => Task.FromResult(
        new[] { file, file + "-wal" }.Where(File.Exists).Sum(path => new FileInfo(path!).Length));

    public Task<string> NewPlaceAsync(CancellationToken cancellationToken) => file is null
        ? throw new InvalidOperationException("Nothing is written beside the data of a server that is not this run's own.")
        : Task.FromResult(storage + "-raw");

    public Task<StoreCounters> CountAsync(CancellationToken cancellationToken) => Task.FromResult(new StoreCounters());

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
