using Pokemanager.Slack;

namespace Pokemanager.Grains.Slack;

/// <summary>A workspace that the bot is installed in.</summary>
/// <param name="Id">Workspace id.</param>
/// <param name="Url">The workspace's own address, ending with a slash.</param>
/// <param name="BotUserId">The bot's user.</param>
/// <param name="BotId">The bot's id in messages.</param>
/// <param name="Api">Slack, with this workspace's token.</param>
/// <param name="Writing">The same for messages: it does not wait out Slack's limits, since what waits may be withdrawn.</param>
public sealed record SlackWorkspace(string Id, Uri Url, string BotUserId, string? BotId, ISlackWebApi Api, ISlackWebApi Writing)
{
    /// <summary>The address of a message, as Slack's own <c>chat.getPermalink</c> builds it.</summary>
    public string Permalink(string channel, string ts, string? threadTs)
    {
        ArgumentNullException.ThrowIfNull(ts);
        var link = $"{Url}archives/{channel}/p{ts.Replace(".", "", StringComparison.Ordinal)}";
        return threadTs is null || threadTs == ts ? link : $"{link}?thread_ts={threadTs}&cid={channel}";
    }
}

/// <summary>The workspaces that this process serves.</summary>
public interface ISlackWorkspaces
{
    /// <summary>The workspace with this id; waits until Slack has said who the bot is there.</summary>
    ValueTask<SlackWorkspace> GetAsync(string id, CancellationToken cancellationToken);
}

/// <summary>Opens connections to Slack.</summary>
public interface ISlackConnections
{
    /// <summary>Keys of the connections that the cluster should hold, and the workspace each one's history is read in.</summary>
    Task<IReadOnlyList<SlackConnectionKey>> ListAsync(CancellationToken cancellationToken);

    /// <summary>A connection, not yet running.</summary>
    ISlackConnection Open(SlackConnectionKey key);
}

/// <summary>Which connection: <c>socket-mode/app/slot</c> or <c>rtm/workspace</c>, and the workspace it serves.</summary>
public sealed record SlackConnectionKey(string Transport, string Name, string Workspace)
{
    /// <summary>The transport of Socket Mode connections.</summary>
    public const string SocketMode = "socket-mode";

    /// <summary>The transport of RTM connections.</summary>
    public const string Rtm = "rtm";

    /// <summary><c>transport/workspace/name</c>, the key of the grain.</summary>
    public override string ToString() => $"{Transport}/{Workspace}/{Name}";

    /// <summary>Reads what <see cref="ToString"/> wrote.</summary>
    public static SlackConnectionKey Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.Split('/') is [var transport, var workspace, var name]
            ? new SlackConnectionKey(transport, name, workspace)
            : throw new FormatException($"'{text}' names no Slack connection.");
    }
}
