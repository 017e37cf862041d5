using Orleans.Concurrency;
using Pokemanager.Grains.Interfaces.Requests;

namespace Pokemanager.Grains.Interfaces.Handlers;

/// <summary>One person in one workspace (key <c>workspace/user</c>): finds the request that an answer of theirs belongs to.</summary>
[Alias("pokemanager.handler")]
public interface IHandlerGrain : IGrainWithStringKey
{
    /// <summary>
    /// Hears that this person has or had something to do with a request. One way: a request never waits for a handler
    /// that may be waiting for it; what is lost with a silo is read from the store again.
    /// </summary>
    [OneWay, AlwaysInterleave]
    [Alias("Concerns")]
    Task Concerns(RequestSnapshot request);

    /// <summary>Takes a private message to the bot: an answer to a page, or nothing that the bot takes.</summary>
    [Alias("Reply")]
    Task Reply(PrivateReply reply);

    /// <summary>Takes an emoji on a message.</summary>
    [Alias("React")]
    Task React(string channel, string ts, string eventTs);

    /// <summary>Takes a message in a thread of a channel.</summary>
    [Alias("AnswerThread")]
    Task AnswerThread(string channel, string threadTs, string ts);

    /// <summary>Takes the press of the button on a page. The button names its request, so presses need not wait for each other.</summary>
    [AlwaysInterleave]
    [Alias("Press")]
    Task Press(string request, string channel, string eventTs);
}

/// <summary>A private message to the bot.</summary>
/// <param name="Channel">The private conversation.</param>
/// <param name="ThreadTs">The message it answers in a thread; null outside threads.</param>
[GenerateSerializer, Immutable, Alias("pokemanager.private-reply")]
public sealed record PrivateReply(
    [property: Id(0)] string Channel,
    [property: Id(1)] string Ts,
    [property: Id(2)] string? ThreadTs);
