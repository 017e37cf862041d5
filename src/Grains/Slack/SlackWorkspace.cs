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
    /// <summary>Those that are to be served, as far as their ids are known.</summary>
    IReadOnlyList<string> Ids { get; }

    /// <summary>The only one that is to be served; null where there are several, or its id is not known yet.</summary>
    string? Only { get; }

    /// <summary>The workspace with this id; waits until Slack has said who the bot is there, and throws when it cannot be served.</summary>
    ValueTask<SlackWorkspace> GetAsync(string id, CancellationToken cancellationToken);

    /// <summary>The workspace with this id; null while it cannot be served.</summary>
    SlackWorkspace? Served(string id);

    /// <summary>Whether it is to be served, now or once it can be.</summary>
    bool Expects(string id);

    /// <summary>Its token may have been taken away, so Slack is asked again.</summary>
    void Doubt(string id);
}

/// <summary>Opens connections to Slack.</summary>
public interface ISlackConnections
{
    /// <summary>Keys of the connections that the cluster should hold, as it stands now; waits for the first workspace.</summary>
    Task<IReadOnlyList<SlackConnectionKey>> ListAsync(CancellationToken cancellationToken);

    /// <summary>A connection, not yet running.</summary>
    ISlackConnection Open(SlackConnectionKey key);
}

/// <summary>Which connection: one of the app's own, which serve all workspaces, or a workspace's own.</summary>
public sealed record SlackConnectionKey(string Transport, string Name, string Workspace)
{
    /// <summary>Stands for the workspace of a connection that serves all.</summary>
    public const string AllWorkspaces = "app";

    /// <summary>The transport of Socket Mode connections.</summary>
    public const string SocketMode = "socket-mode";

    /// <summary>The transport of RTM connections.</summary>
    public const string Rtm = "rtm";

    /// <summary>Whether it brings the events of all workspaces.</summary>
    public bool IsOfAllWorkspaces => Workspace is AllWorkspaces;

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
