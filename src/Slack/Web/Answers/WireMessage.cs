using System.Text.Json.Serialization;

namespace Pokemanager.Slack;

/// <summary>A message as Slack sends it.</summary>
internal sealed record WireMessage
{
    public string? Ts { get; init; }

    public string? ThreadTs { get; init; }

    public string? User { get; init; }

    public string? BotId { get; init; }

    public string? AppId { get; init; }

    public string? Subtype { get; init; }

    public string? Text { get; init; }

    public MessageMetadata? Metadata { get; init; }

    public IReadOnlyList<WireReaction>? Reactions { get; init; }

    public string? LatestReply { get; init; }

    public int? ReplyCount { get; init; }

    [JsonConverter(typeof(PresenceConverter))]
    public bool Edited { get; init; }

    public SlackMessage ToMessage(string channel) => new(
        channel,
        Ts ?? "",
        ThreadTs,
        User,
        BotId,
        AppId,
        Subtype,
        Text ?? "",
        Metadata is { EventType: not null, Payload: not null } ? Metadata : null,
        [.. (Reactions ?? []).Where(reaction => reaction.Name is not null).Select(reaction => reaction.ToReaction())],
        LatestReply,
        ReplyCount ?? 0,
        Edited);
}
