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
    [Alias("AnswerInThread")]
    Task AnswerThread(string channel, string threadTs, string ts, string text);

    /// <summary>Takes the press of one of a request's buttons. The button names its request, so presses need not wait for each other.</summary>
    [AlwaysInterleave]
    [Alias("Pressed")]
    Task Press(ButtonPress press);
}

/// <summary>Somebody pressed a button of a request.</summary>
/// <param name="Action">What the button does.</param>
/// <param name="Level">The level, from 0, that the button was shown for.</param>
/// <param name="Round">The round that the button was shown for.</param>
/// <param name="Channel">The conversation it stands in.</param>
/// <param name="Ts">When it was pressed, as Slack's time stamp.</param>
[GenerateSerializer, Immutable, Alias("pokemanager.button-press")]
public sealed record ButtonPress(
    [property: Id(0)] string Request,
    [property: Id(1)] string Action,
    [property: Id(2)] int Level,
    [property: Id(3)] int Round,
    [property: Id(4)] string Channel,
    [property: Id(5)] string Ts);

/// <summary>A private message to the bot.</summary>
/// <param name="Channel">The private conversation.</param>
/// <param name="ThreadTs">The message it answers in a thread; null outside threads.</param>
/// <param name="Text">The text in Slack's wire form.</param>
[GenerateSerializer, Immutable, Alias("pokemanager.private-reply")]
public sealed record PrivateReply(
    [property: Id(0)] string Channel,
    [property: Id(1)] string Ts,
    [property: Id(2)] string? ThreadTs,
    [property: Id(3)] string Text = "");
