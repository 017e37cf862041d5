namespace Pokemanager.Load.Servers;

/// <summary>Makes the store that the options name, starting its server where they name no running one.</summary>
internal static class Stores
{
    public static async Task<IStore> OpenAsync(LoadOptions options, string directory, CancellationToken cancellationToken) => options.Storage switch
    {
        "sqlite" when Path.Combine(directory, "pokemanager.db") is var file => new PlainStore("sqlite:" + file, file),
        "postgres" => await PostgresServer.StartAsync(cancellationToken),
        "redis" => await RedisServer.StartAsync(options.RedisFsync, cancellationToken),
        var given when given.StartsWith("postgres:", StringComparison.Ordinal) => new PostgresDatabase(given),
        var given => new PlainStore(given),
    };
}
