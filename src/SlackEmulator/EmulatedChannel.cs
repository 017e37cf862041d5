using Pokemanager.SlackEmulator.Conversations;

namespace Pokemanager.SlackEmulator;

/// <summary>A conversation: a channel, or the private messages between the bot and one user.</summary>
public sealed class EmulatedChannel
{
    internal EmulatedChannel(EmulatedWorkspace workspace, string id, string name)
    {
        Workspace = workspace;
        Id = id;
        Name = name;
        Log = new MessageLog(workspace.Slack.Options.MaxMessagesPerChannel);
    }

    /// <summary>C… for channels, D… for private messages.</summary>
    public string Id { get; }

    /// <summary>Name without #; for private messages the user's name.</summary>
    public string Name { get; }

    /// <summary>Whether only members see it.</summary>
    public bool IsPrivate { get; init; }

    /// <summary>Whether it is archived; posting is refused then.</summary>
    public bool IsArchived { get; set; }

    /// <summary>The person on the other side of a private conversation with the bot; null for channels.</summary>
    public EmulatedUser? DirectWith { get; internal init; }

    /// <summary>Whether these are private messages with the bot.</summary>
    public bool IsDirect => DirectWith is not null;

    /// <summary>Ids of the members, the bot's included where it is one.</summary>
    public IReadOnlyCollection<string> Members { get { lock (Workspace.Sync) return [.. MemberIds]; } }

    /// <summary>Whether the bot is a member.</summary>
    public bool BotIsMember => Has(Workspace.Bot.UserId);

    /// <summary>The messages so far, replies included, oldest first.</summary>
    public IReadOnlyList<EmulatedMessage> Messages { get { lock (Workspace.Sync) return [.. Log.All]; } }

    /// <summary>The token that a client puts into text for it.</summary>
    public string Tag => $"<#{Id}|{Name}>";

    internal EmulatedWorkspace Workspace { get; }

    internal HashSet<string> MemberIds { get; } = new(StringComparer.Ordinal);

    internal MessageLog Log { get; }

    /// <summary>A time stamp for something that happens in the channel and is no message.</summary>
    internal string NextTs()
    {
        lock (Workspace.Sync) return Log.NextTs(Workspace.Slack.Options.Clock.GetUtcNow());
    }

    // Slack's word for the kind of conversation, as in channel_type and in the names of scopes.
    internal string Kind => IsDirect ? "im" : IsPrivate ? "group" : "channel";

    internal string ScopeFamily => IsDirect ? "im" : IsPrivate ? "groups" : "channels";

    /// <summary>The id, so that a channel can be given wherever one is asked for by name or id.</summary>
    public static implicit operator string(EmulatedChannel channel) => channel.Id;

    /// <summary>The message with this timestamp; null when there is none.</summary>
    public EmulatedMessage? Message(string ts)
    {
        lock (Workspace.Sync) return Log.Find(ts);
    }

    /// <summary>The first message here that matches, as it stands or as an edit makes it.</summary>
    public Task<EmulatedMessage> WaitForAsync(Func<EmulatedMessage, bool> predicate, TimeSpan timeout, string what) =>
        Workspace.Traffic.WaitAsync(m => m.Channel == Id && predicate(m), timeout, $"{what} in {(IsDirect ? "@" : "#")}{Name}");

    /// <summary>Makes the user a member; <c>member_joined_channel</c> goes out.</summary>
    public void Add(EmulatedUser user) => Join(user.Id);

    /// <summary>Makes the bot a member, as <c>/invite</c> does.</summary>
    public void InviteBot() => Join(Workspace.Bot.UserId);

    /// <summary>Takes the bot out.</summary>
    public void RemoveBot()
    {
        lock (Workspace.Sync)
        {
            if (MemberIds.Remove(Workspace.Bot.UserId)) Workspace.Events.MemberLeft(this, Workspace.Bot.UserId);
        }
    }

    internal bool Has(string userId)
    {
        lock (Workspace.Sync) return MemberIds.Contains(userId);
    }

    private void Join(string userId)
    {
        lock (Workspace.Sync)
        {
            if (MemberIds.Add(userId)) Workspace.Events.MemberJoined(this, userId);
        }

        Workspace.Slack.Announce(new EmulatedChange("channel_changed", Workspace.Id, Detail: Id));
    }
}
