namespace Pokemanager.SlackEmulator;

/// <summary>Something that became visible in an emulated Slack.</summary>
/// <param name="Kind">
/// <c>message_posted</c>, <c>message_changed</c>, <c>message_deleted</c>, <c>message_ephemeral</c>, <c>reaction_added</c>,
/// <c>reaction_removed</c>, <c>channel_changed</c>, <c>user_changed</c>, <c>view_published</c>, <c>view_opened</c>,
/// <c>interaction_failed</c>, <c>socket_opened</c>, <c>socket_closed</c> or <c>bot_changed</c>.
/// </param>
/// <param name="Workspace">Id of the workspace; null for what concerns the app as a whole.</param>
/// <param name="Message">The message after the change.</param>
/// <param name="Detail">Id of the user, channel or socket, or the name of the reaction.</param>
/// <param name="User">Who did it, where that differs from the author of the message.</param>
public sealed record EmulatedChange(
    string Kind, string? Workspace, EmulatedMessage? Message = null, string? Detail = null, string? User = null);
