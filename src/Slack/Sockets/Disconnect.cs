namespace Pokemanager.Slack;

/// <summary>What the end of a socket calls for. A close without a reason given beforehand always calls for another socket.</summary>
internal static class Disconnect
{
    /// <summary>What a reason calls for that Slack gave in a frame.</summary>
    public static DisconnectStep After(string reason) => reason switch
    {
        "link_disabled" => DisconnectStep.Stop,

        // The socket is as good as gone, and while it lingers it counts against the limit.
        "too_many_websockets" or "team_migration_started" => DisconnectStep.Reconnect,
        _ when reason.StartsWith("error", StringComparison.Ordinal) => DisconnectStep.Reconnect,

        // warning, refresh_requested, goodbye, and whatever Slack may invent: the socket still works for a while.
        _ => DisconnectStep.Replace,
    };
}
