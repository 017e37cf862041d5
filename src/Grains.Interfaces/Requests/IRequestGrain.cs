using Orleans.Concurrency;
using Pokemanager.Grains.Interfaces.Conversations;

namespace Pokemanager.Grains.Interfaces.Requests;

/// <summary>Carries one mention from arrival to an answer. Its key is <see cref="RequestKey"/>. Every call may be repeated.</summary>
[Alias("pokemanager.request")]
public interface IRequestGrain : IGrainWithStringKey
{
    /// <summary>Opens the request; returns once it is durable. Of repeated mentions the first wins.</summary>
    [Alias("Open")]
    Task Open(Mention mention);

    /// <summary>Takes an answer; returns once its outcome is durable.</summary>
    [Alias("Acknowledge")]
    Task<AnswerOutcome> Acknowledge(Answer answer);

    /// <summary>Takes what else a person does with it; returns once its outcome is durable.</summary>
    [Alias("Act")]
    Task<AnswerOutcome> Act(RequestAction action);

    /// <summary>Why those who are asked now are asked, for anybody to read; null when there is no request under this key.</summary>
    [Alias("Why")]
    Task<Message?> Why();

    /// <summary>Hears what became of messages that it gave to a conversation. What it does not hear of it gives again.</summary>
    [OneWay]
    [Alias("Delivered")]
    Task Delivered(IReadOnlyList<DeliveryReport> reports);

    /// <summary>Looks whether something is due or was left undone, and whether the request can be forgotten.</summary>
    /// <param name="isSiloGone">Whether what was handed over may have been lost with a silo, however short ago that was.</param>
    [Alias("Wake")]
    Task Wake(bool isSiloGone);

    /// <summary>The request as it stands; null when there is none under this key.</summary>
    [Alias("GetSnapshot")]
    Task<RequestSnapshot?> GetSnapshot();
}
