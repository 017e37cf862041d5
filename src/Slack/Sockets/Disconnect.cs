namespace Pokemanager.Slack;

/// <summary>What to do when a socket is about to end.</summary>
internal static class Disconnect
{
    /// <summary>What a reason calls for that Slack gave beforehand.</summary>
    public static DisconnectStep After(string reason) => reason switch
    {
        "link_disabled" => DisconnectStep.Stop,

        // The socket is as good as gone, and while it lingers it counts against the limit.
        "too_many_websockets" or "team_migration_started" => DisconnectStep.Reconnect,
        _ when reason.StartsWith("error", StringComparison.Ordinal) => DisconnectStep.Reconnect,

        // warning, refresh_requested, goodbye, and whatever Slack may invent: the socket still works for a while.
        _ => DisconnectStep.Replace,
    };

    /// <summary>How a closed socket is told in logs and states. No close code is final: Slack says finality in frames and API errors.</summary>
    public static string Describe(int? closeCode) => closeCode is { } code ? $"closed {code}" : "closed";
}
