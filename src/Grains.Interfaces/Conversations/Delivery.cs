namespace Pokemanager.Grains.Interfaces.Conversations;

/// <summary>A message to post or edit in one conversation.</summary>
/// <param name="Request">The request to report to; null when nobody waits for it.</param>
/// <param name="Key">Unique in the request; a repeat carries the same key.</param>
/// <param name="Revision">A higher one replaces a lower one of the same key that is still waiting.</param>
/// <param name="Channel">The channel, or the user whose private conversation is meant.</param>
/// <param name="ThreadTs">The thread to post in.</param>
/// <param name="EditTs">The message to edit; null posts a new one.</param>
/// <param name="MayBeSent">Whether an earlier try may have reached Slack, so that it is looked for first.</param>
/// <param name="Since">No earlier try can be older than this.</param>
/// <param name="OnlyFor">The one member of the channel who sees it; null when all do.</param>
/// <param name="IsUrgent">Whether an edit need not keep its distance to the one before.</param>
[GenerateSerializer, Immutable, Alias("pokemanager.delivery")]
public sealed record Delivery(
    [property: Id(0)] string? Request,
    [property: Id(1)] string Key,
    [property: Id(2)] int Revision,
    [property: Id(3)] string Channel,
    [property: Id(4)] string? ThreadTs,
    [property: Id(5)] string? EditTs,
    [property: Id(6)] Message Message,
    [property: Id(7)] bool MayBeSent,
    [property: Id(8)] DateTimeOffset Since,
    [property: Id(9)] string? OnlyFor = null,
    [property: Id(10)] bool IsUrgent = false);

/// <summary>What became of a <see cref="Delivery"/>.</summary>
/// <param name="Channel">Where the message stands.</param>
/// <param name="Ts">Its time stamp; null when Slack refused it for good.</param>
/// <param name="Failure">Why it was refused.</param>
[GenerateSerializer, Immutable, Alias("pokemanager.delivery-report")]
public sealed record DeliveryReport(
    [property: Id(0)] string Key,
    [property: Id(1)] int Revision,
    [property: Id(2)] string Channel,
    [property: Id(3)] string? Ts,
    [property: Id(4)] string? Failure);
