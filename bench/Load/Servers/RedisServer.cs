using System.Diagnostics;
using System.Globalization;
using StackExchange.Redis;

namespace Pokemanager.Load.Servers;

/// <summary>A Redis server of this run's own with an append-only file.</summary>
/// <param name="fsync">Its <c>appendfsync</c>: <c>always</c>, which loses nothing that it answered, or <c>everysec</c>.</param>
internal sealed class RedisServer(string fsync) : IServer
{
    private readonly string _folder = Directory.CreateTempSubdirectory("pokemanager-redis-").FullName;
    private readonly int _port = Ports.Free(1)[0];
    private Process? _process;
    private int _places;

    public string Storage { get; private set; } = "";

    public static async Task<RedisServer> StartAsync(string fsync, CancellationToken cancellationToken)
    {
        var server = new RedisServer(fsync);
        await server.ResumeAsync(cancellationToken);
        server.Storage = await server.NewPlaceAsync(cancellationToken);
        return server;
    }

    public Task<string> NewPlaceAsync(CancellationToken cancellationToken) =>
        Task.FromResult(string.Create(CultureInfo.InvariantCulture, $"redis:127.0.0.1:{_port},defaultDatabase={_places++}"));

    public Task<long> SizeAsync(CancellationToken cancellationToken) =>
        ReadAsync(async server => long.Parse((await server.InfoAsync("memory")).SelectMany(group => group).First(pair => pair.Key is "used_memory").Value, CultureInfo.InvariantCulture));

    public Task<StoreCounters> CountAsync(CancellationToken cancellationToken) => ReadAsync(async server =>
    {
        var commands = (await server.InfoAsync("commandstats")).SelectMany(group => group).ToDictionary(pair => pair.Key, pair => pair.Value);
        return new StoreCounters(Calls("evalsha") + Calls("eval"));

        long Calls(string command) => commands.TryGetValue("cmdstat_" + command, out var stats)
            ? long.Parse(stats.Split(',')[0]["calls=".Length..], CultureInfo.InvariantCulture)
            : 0;
    });

    public async Task CrashAsync(CancellationToken cancellationToken)
    {
        _process!.Kill();
        await _process.WaitForExitAsync(cancellationToken);
        _process.Dispose();
        _process = null;
    }

    public async Task ResumeAsync(CancellationToken cancellationToken)
    {
        _process = Process.Start(new ProcessStartInfo(
            "redis-server",
            [
                "--port", _port.ToString(CultureInfo.InvariantCulture), "--bind", "127.0.0.1", "--dir", _folder, "--save", "",
                "--appendonly", "yes", "--appendfsync", fsync, "--maxmemory-policy", "noeviction", "--logfile", _folder + "/log",
            ]));
        await ReadAsync(server => server.PingAsync());
    }

    public async ValueTask DisposeAsync()
    {
        if (_process is not null)
        {
            await CrashAsync(CancellationToken.None);
        }

        Directory.Delete(_folder, recursive: true);
    }

    private async Task<T> ReadAsync<T>(Func<StackExchange.Redis.IServer, Task<T>> read)
    {
        await using var connection = await ConnectionMultiplexer.ConnectAsync($"127.0.0.1:{_port},allowAdmin=true,connectRetry=30,connectTimeout=2000");
        return await read(connection.GetServers()[0]);
    }
}
