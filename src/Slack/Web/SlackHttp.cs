using System.Net.Sockets;

namespace Pokemanager.Slack;

/// <summary>Makes the HTTP client that all workspaces of a process share.</summary>
public static class SlackHttp
{
    /// <summary>Where Slack's Web API is.</summary>
    public static Uri DefaultApiUrl { get; } = new("https://slack.com/api/");

    // Less than a cluster needs to notice that a host is cut off, and far less than an attempt has.
    private static readonly TimeSpan UnconfirmedFor = TimeSpan.FromSeconds(3);

    /// <summary>
    /// A client for the Web API at <paramref name="apiUrl"/>, with or without a trailing slash; null means Slack's own. The caller
    /// disposes of it.
    /// </summary>
    public static HttpClient CreateClient(Uri? apiUrl = null)
    {
        var sockets = new SocketsHttpHandler
        {
            AllowAutoRedirect = false, // A redirect would turn a post into a read, or carry the token elsewhere.
            UseCookies = false,
            ConnectTimeout = TimeSpan.FromSeconds(5),
            MaxConnectionsPerServer = 512,
            PooledConnectionLifetime = TimeSpan.FromMinutes(5), // Follows changes of DNS.
            PooledConnectionIdleTimeout = TimeSpan.FromSeconds(30), // Shorter than servers', so that few posts meet a closing connection.
            ActivityHeadersPropagator = null,
            ConnectCallback = ConnectAsync,
        };
        return new HttpClient(sockets)
        {
            BaseAddress = WithTrailingSlash(apiUrl ?? DefaultApiUrl),
            Timeout = Timeout.InfiniteTimeSpan, // Each attempt has its own.
        };
    }

    private static async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(context.DnsEndPoint, cancellationToken);
            ForgetWhatNobodyTakes(socket);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    // The kernel keeps what was written, also of a call that was given up, and brings it over when the network is back, minutes later. By then the
    // message was looked for in vain and posted anew, perhaps by another process. Only Linux can be told to give up sooner.
    private static void ForgetWhatNobodyTakes(Socket socket)
    {
        const int Tcp = 6, UserTimeout = 18;
        if (OperatingSystem.IsLinux()) socket.SetRawSocketOption(Tcp, UserTimeout, BitConverter.GetBytes((int)UnconfirmedFor.TotalMilliseconds));
    }

    /// <summary>The same address, ended by a slash, so that method names are appended and replace nothing.</summary>
    internal static Uri WithTrailingSlash(Uri url) =>
        url.AbsoluteUri is var text && text.EndsWith('/') ? url : new Uri(text + "/");
}
