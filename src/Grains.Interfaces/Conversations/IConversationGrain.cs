namespace Pokemanager.Grains.Interfaces.Conversations;

/// <summary>
/// One Slack conversation (key <c>workspace/channel</c>, or <c>workspace/user</c> for a private one): the only place
/// that writes to it, so that order, limits and repeats are kept.
/// </summary>
[Alias("pokemanager.conversation")]
public interface IConversationGrain : IGrainWithStringKey
{
    /// <summary>Takes deliveries and returns at once. What came of each is reported to its request.</summary>
    [Alias("Send")]
    Task Send(IReadOnlyList<Delivery> deliveries);

    /// <summary>Takes back deliveries that have not left yet.</summary>
    [Alias("Withdraw")]
    Task Withdraw(string request, IReadOnlyList<string> keys);
}
