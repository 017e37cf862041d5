using System.Net.Sockets;
using System.Text;
using Pokemanager.SlackEmulator;

namespace Pokemanager.Slack.Tests.Emulator;

public sealed class PingTests
{
    private const int Ping = 0x89;
    private const int Pong = 0x8A;

    [Fact]
    public async Task Server_pings_with_its_name_and_echoes_what_the_client_pings()
    {
        await using var scene = await EmulatorScene.StartAsync(new EmulatorOptions { PingInterval = TimeSpan.FromMilliseconds(200) });
        using var app = new ApiCaller(scene.Host, scene.App.Token);
        var url = new Uri((await app.CallAsync("apps.connections.open")).GetProperty("url").GetString()!);
        using var connection = new TcpClient();
        await connection.ConnectAsync(url.Host, url.Port, TestContext.Current.CancellationToken);
        await using var stream = connection.GetStream();
        await UpgradeAsync(stream, url);

        // A masked ping with the key 0 carries its text as it is.
        await stream.WriteAsync((byte[])[Ping, 0x80 | 3, 0, 0, 0, 0, .. "abc"u8], TestContext.Current.CancellationToken);
        var seen = new Dictionary<int, string>();
        while (!seen.ContainsKey(Ping) || !seen.ContainsKey(Pong))
        {
            var (kind, text) = await ReadFrameAsync(stream);
            seen[kind] = text;
        }

        Assert.Equal("abc", seen[Pong]);
        Assert.StartsWith("Ping from applink-", seen[Ping]);
    }

    private static async Task UpgradeAsync(NetworkStream stream, Uri url)
    {
        await stream.WriteAsync(Encoding.ASCII.GetBytes(
            $"GET {url.PathAndQuery} HTTP/1.1\r\nHost: {url.Authority}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
            + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n"), TestContext.Current.CancellationToken);
        var head = new StringBuilder();
        while (!head.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal)) head.Append((char)(await ReadAsync(stream, 1))[0]);
        // The example of RFC 6455, section 1.3.
        Assert.Contains("s3pPLMBiTxaQ9kYGzzhZRbK+xOo=", head.ToString());
    }

    private static async Task<(int Kind, string Text)> ReadFrameAsync(NetworkStream stream)
    {
        var head = await ReadAsync(stream, 2);
        var length = head[1] == 126 ? (await ReadAsync(stream, 2)) is var two ? two[0] << 8 | two[1] : 0 : head[1];
        return (head[0], Encoding.UTF8.GetString(await ReadAsync(stream, length)));
    }

    private static async Task<byte[]> ReadAsync(NetworkStream stream, int length)
    {
        using var timeout = new CancellationTokenSource(EmulatorScene.Patience);
        var bytes = new byte[length];
        await stream.ReadExactlyAsync(bytes, timeout.Token);
        return bytes;
    }
}
