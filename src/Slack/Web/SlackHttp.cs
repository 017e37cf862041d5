namespace Pokemanager.Slack;

/// <summary>Makes the HTTP client that all workspaces of a process share.</summary>
public static class SlackHttp
{
    /// <summary>Where Slack's Web API is.</summary>
    public static Uri DefaultApiUrl { get; } = new("https://slack.com/api/");

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
        };
        return new HttpClient(sockets)
        {
            BaseAddress = WithTrailingSlash(apiUrl ?? DefaultApiUrl),
            Timeout = Timeout.InfiniteTimeSpan, // Each attempt has its own.
        };
    }

    /// <summary>The same address, ended by a slash, so that method names are appended and replace nothing.</summary>
    internal static Uri WithTrailingSlash(Uri url) =>
        url.AbsoluteUri is var text && text.EndsWith('/') ? url : new Uri(text + "/");
}
