namespace Pokemanager.Slack;

/// <summary>
/// Slack's Web API, bound to one token. Every method throws <see cref="SlackApiException"/> when Slack refuses, cannot be reached or
/// answers nonsense. Reads, updates and opens are repeated on passing trouble; a post is repeated only when it was surely not done.
/// </summary>
public interface ISlackWebApi
{
    /// <summary>Whose token this is (<c>auth.test</c>); an organization's is refused with <see cref="SlackApiException.OrganizationToken"/>.</summary>
    Task<AuthTestResult> AuthTestAsync(CancellationToken cancellationToken);

    /// <summary>A single-use address of a Socket Mode connection (<c>apps.connections.open</c>). Needs an app-level token.</summary>
    Task<Uri> OpenSocketModeAsync(CancellationToken cancellationToken);

    /// <summary>A single-use address of an RTM connection, valid for 30 s (<c>rtm.connect</c>). Needs a classic app's bot token.</summary>
    Task<RtmConnectResult> ConnectRtmAsync(CancellationToken cancellationToken);

    /// <summary>
    /// Posts a message. Fails with <see cref="SlackErrorKind.Ambiguous"/> when it may have been posted; it is then never repeated here.
    /// Cancelling leaves the outcome unknown as well.
    /// </summary>
    Task<MessageRef> PostMessageAsync(OutgoingMessage message, CancellationToken cancellationToken);

    /// <summary>Replaces the text and blocks of a message. The message's own channel and thread are not used.</summary>
    Task UpdateMessageAsync(MessageRef target, OutgoingMessage message, CancellationToken cancellationToken);

    /// <summary>Shows a message to one member of a channel only; best effort on Slack's side. Fails like a post.</summary>
    Task PostEphemeralAsync(string channel, string user, OutgoingMessage message, CancellationToken cancellationToken);

    /// <summary>Replaces what the app's home tab shows this user. Needs a home tab, and no scope.</summary>
    Task PublishHomeAsync(string user, HomeView view, CancellationToken cancellationToken);

    /// <summary>The id (<c>D…</c>) of the private conversation with a user, opened if need be.</summary>
    Task<string> OpenDirectAsync(string userId, CancellationToken cancellationToken);

    /// <summary>Everybody in the workspace, deactivated users and bots included, read page by page.</summary>
    IAsyncEnumerable<SlackUser> ListUsersAsync(CancellationToken cancellationToken);

    /// <summary>The user with this id, or null when there is none that the token can see.</summary>
    Task<SlackUser?> FindUserAsync(string id, CancellationToken cancellationToken);

    /// <summary>The user with this e-mail address, or null when there is none.</summary>
    Task<SlackUser?> FindUserByEmailAsync(string email, CancellationToken cancellationToken);

    /// <summary>The channel with this id, or null when there is none that the token can see.</summary>
    Task<SlackChannel?> FindChannelAsync(string id, CancellationToken cancellationToken);

    /// <summary>The channels the token's user is in: public and private ones, or the private conversations.</summary>
    IAsyncEnumerable<SlackChannel> ListJoinedChannelsAsync(bool direct, CancellationToken cancellationToken);

    /// <summary>Ids of a channel's members, read page by page.</summary>
    IAsyncEnumerable<string> ListMembersAsync(string channel, CancellationToken cancellationToken);

    /// <summary>A channel's messages, newest first, read page by page; replies in threads are not among them.</summary>
    IAsyncEnumerable<SlackMessage> ReadHistoryAsync(HistoryQuery query, CancellationToken cancellationToken);

    /// <summary>A thread's messages, oldest first. The parent comes first, even when it is older than <paramref name="oldest"/>.</summary>
    IAsyncEnumerable<SlackMessage> ReadRepliesAsync(
        string channel, string threadTs, string? oldest, bool withMetadata, CancellationToken cancellationToken);
}
