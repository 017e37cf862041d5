namespace Pokemanager.Slack;

/// <summary>Checks addresses of sockets in Slack's answers.</summary>
internal static class SocketUrl
{
    public static bool IsUsable(string? url) => Uri.TryCreate(url, UriKind.Absolute, out var parsed) && parsed.Scheme is "ws" or "wss";
}
