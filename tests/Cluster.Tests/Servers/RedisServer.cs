using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Pokemanager.Silo.Tests.Running;
using StackExchange.Redis;

namespace Pokemanager.Cluster.Tests.Servers;

/// <summary>A Redis server of these tests' own that writes each change to its append-only file. It can be stopped and started.</summary>
internal sealed class RedisServer : IAsyncDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("pokemanager-redis-").FullName;
    private readonly int _port = BotProcess.FreePort();
    private Process? _process;

    public string Storage => $"redis:127.0.0.1:{_port}";

    public static async Task<RedisServer> StartAsync()
    {
        var server = new RedisServer();
        await server.ResumeAsync();
        return server;
    }

    /// <summary>Stops it as a crash does.</summary>
    public async Task CrashAsync()
    {
        _process!.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    public async Task ResumeAsync()
    {
        _process = Process.Start(new ProcessStartInfo(
            "redis-server",
            [
                "--port", _port.ToString(CultureInfo.InvariantCulture), "--bind", "127.0.0.1", "--dir", _folder, "--save", "",
                "--appendonly", "yes", "--appendfsync", "always", "--logfile", _folder + "/log",
            ]));
        await ListensAsync();
        await using var probe = await ConnectionMultiplexer.ConnectAsync($"127.0.0.1:{_port}");
        await probe.GetDatabase().PingAsync();
    }

    /// <summary>The client waits two seconds for its next try when nobody listens yet.</summary>
    private async Task ListensAsync()
    {
        using var beat = new PeriodicTimer(TimeSpan.FromMilliseconds(10));
        while (true)
        {
            try
            {
                using var socket = new TcpClient();
                await socket.ConnectAsync(IPAddress.Loopback, _port);
                return;
            }
            catch (SocketException) when (!_process!.HasExited)
            {
                await beat.WaitForNextTickAsync();
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        await CrashAsync();
        Directory.Delete(_folder, recursive: true);
    }
}
