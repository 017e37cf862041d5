namespace Pokemanager.Cluster.Tests.Servers;

/// <summary>One server of each kind for all tests; each test gets a place of its own on it.</summary>
public sealed class DatabaseServers : IAsyncLifetime
{
    private PostgresServer? _postgres;

    public async ValueTask InitializeAsync() => _postgres = await PostgresServer.StartAsync();

    /// <summary>An empty storage of this kind, and what ends it.</summary>
    internal async Task<(string Storage, IAsyncDisposable Server)> NewAsync(string kind)
    {
        if (kind is "postgres")
        {
            return (await _postgres!.NewDatabaseAsync(), new Nothing());
        }

        var redis = await RedisServer.StartAsync();
        return (redis.Storage, redis);
    }

    public ValueTask DisposeAsync() => _postgres!.DisposeAsync();

    private sealed class Nothing : IAsyncDisposable
    {
        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
