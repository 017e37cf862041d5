using System.Collections.Immutable;

namespace Pokemanager.Policies;

/// <summary>One configuration file, read and checked: what the bot listens to, whom it asks and what it refuses.</summary>
/// <param name="Channels">Names (without <c>#</c>) or ids of the channels to listen in; null listens in every channel.</param>
/// <param name="Policy">The policy named <c>default</c>, from <c>escalation_policy</c>.</param>
/// <param name="PrivateMessageDeny">The answer to a private message that answers no page; null stays silent.</param>
public sealed record BotConfiguration(
    ImmutableArray<string>? Channels,
    EscalationPolicy Policy,
    string? PrivateMessageDeny)
{
    /// <summary>Workspaces with a token of their own, by team id; each with all that holds there.</summary>
    public ImmutableDictionary<string, WorkspaceConfiguration> Workspaces { get; init; } = ImmutableDictionary<string, WorkspaceConfiguration>.Empty;

    /// <summary>What counts as an answer.</summary>
    public AckRules Ack { get; init; } = AckRules.Default;

    /// <summary>What bounds requests.</summary>
    public RequestRules Requests { get; init; } = RequestRules.Default;

    /// <summary>Who may ask.</summary>
    public RequesterRules Requesters { get; init; } = RequesterRules.Default;

    /// <summary>Own texts by the name of the template that they replace; checked when the file was read.</summary>
    public ImmutableDictionary<string, string> Messages { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>The channel (name without <c>#</c>, or id) that operators read; null when there is none.</summary>
    public string? OpsChannel { get; init; }

    /// <summary>Whether a mention that an edit adds to a message counts.</summary>
    public bool TakesEdits { get; init; } = true;

    /// <summary>What holds in the workspace with this id.</summary>
    public BotConfiguration For(string teamId) => Workspaces.TryGetValue(teamId, out var workspace) ? workspace.Configuration : this;
}

/// <summary>Whom to ask, in order.</summary>
/// <param name="Name">The name people see: <c>default</c>.</param>
/// <param name="Version">A short digest of the levels: the same text always has the same version.</param>
/// <param name="Levels">At least one.</param>
public sealed record EscalationPolicy(string Name, string Version, ImmutableArray<PolicyLevel> Levels);

/// <summary>One step of a policy: everybody in it is asked at once.</summary>
/// <param name="Handlers">At least one, none twice.</param>
/// <param name="EscalateAfter">How long they have to answer: 1 s to 24 h, 60 s unless set.</param>
public sealed record PolicyLevel(ImmutableArray<HandlerReference> Handlers, TimeSpan EscalateAfter)
{
    /// <summary>The line of the file that <see cref="EscalateAfter"/> stands in, from 1; null when it is the default.</summary>
    public int? EscalateAfterLine { get; init; }
}

/// <summary>How a configuration names a person.</summary>
/// <param name="Kind">Which of Slack's properties <paramref name="Value"/> is compared with.</param>
/// <param name="Value">The name without <c>@</c>, the user id, or the address without <c>email:</c>.</param>
/// <param name="Line">The line of the file it stands in, from 1, for messages.</param>
/// <param name="Column">The column it begins in, from 1.</param>
public sealed record HandlerReference(HandlerKind Kind, string Value, int Line, int Column = 1)
{
    /// <summary>The reference as the file would spell it.</summary>
    public override string ToString() => Kind is HandlerKind.Email ? "email:" + Value : Value;
}

/// <summary>Kinds of <see cref="HandlerReference"/>.</summary>
public enum HandlerKind
{
    /// <summary>Slack's user name, else display name, else real name.</summary>
    Name,

    /// <summary>A user id such as <c>U024BE7LH</c>.</summary>
    Id,

    /// <summary>An e-mail address, written <c>email:lead@example.com</c>.</summary>
    Email,
}
