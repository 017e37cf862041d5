using Pokemanager.Silo.Storage.Postgres;
using Pokemanager.Silo.Storage.Redis;

namespace Pokemanager.Silo.Storage;

/// <summary>Opens the storage that the settings name.</summary>
internal static class Storages
{
    /// <exception cref="FormatException">The value of <c>--storage</c> cannot be read.</exception>
    /// <exception cref="StorageException">It cannot be reached, after some tries, or not used.</exception>
    public static async Task<IStorage> OpenAsync(StorageLocation location, TimeProvider clock, ILoggerFactory loggers, CancellationToken cancellationToken) => location switch
    {
        { Postgres: { } connectionString } => await PostgresStorage.OpenAsync(connectionString, clock, loggers, cancellationToken),
        { Redis: { } configuration } => await RedisStorage.OpenAsync(configuration, clock, loggers, cancellationToken),
        _ => SqliteStore.Open(location, clock, loggers),
    };
}
