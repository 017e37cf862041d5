using Orleans.Concurrency;

namespace Pokemanager.Grains.Interfaces.Conversations;

/// <summary>
/// One Slack conversation (key <c>workspace/channel</c>, or <c>workspace/user</c> for a private one): the only place
/// that writes to it, so that order, limits and repeats are kept.
/// </summary>
[Alias("pokemanager.conversation")]
public interface IConversationGrain : IGrainWithStringKey
{
    /// <summary>
    /// Takes deliveries. What came of each is reported to its request, so nobody waits for this call; one that is lost
    /// with its silo is given again.
    /// </summary>
    [OneWay]
    [Alias("Send")]
    Task Send(IReadOnlyList<Delivery> deliveries);

    /// <summary>Takes back deliveries that have not left yet.</summary>
    [Alias("Withdraw")]
    Task Withdraw(string request, IReadOnlyList<string> keys);
}
