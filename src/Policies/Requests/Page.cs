using System.Text.Json.Serialization;

namespace Pokemanager.Policies.Requests;

/// <summary>One handler asked at one level.</summary>
/// <param name="Level">From 0.</param>
/// <param name="AskedAt">When the level began.</param>
/// <param name="Message">Where the page stands, once Slack took it.</param>
/// <param name="Failure">Why Slack refused it for good.</param>
/// <param name="Round">How often the request had been given back by then.</param>
/// <param name="PassedTs">Slack's time stamp of what the handler passed it on, or gave it back, with.</param>
public sealed record Page(
    int Level,
    Person Handler,
    DateTimeOffset AskedAt,
    PostedMessage? Message = null,
    string? Failure = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] int Round = 0,
    string? PassedTs = null)
{
    /// <summary>Whether it may still be answered by its handler: neither refused by Slack nor passed on.</summary>
    public bool Stands => Failure is null && PassedTs is null;
}

/// <summary>A message that stands in Slack.</summary>
public sealed record PostedMessage(string Channel, string Ts);

/// <summary>Who took a request.</summary>
/// <param name="AnswerTs">Slack's time stamp of the answer: the same answer delivered again is no second one.</param>
/// <param name="Via">How: button, reply, emoji or thread.</param>
/// <param name="IsLate">Whether the request had been dropped by then.</param>
public sealed record Acknowledgement(Person Handler, DateTimeOffset At, string AnswerTs, AnswerWay Via, bool IsLate);

/// <summary>Who gave a request back.</summary>
/// <param name="Ts">Slack's time stamp of what they did it with.</param>
public sealed record GivingBack(Person Handler, string Ts);

/// <summary>How a handler answered. The names are data in the store.</summary>
public enum AnswerWay
{
    /// <summary>The page's button.</summary>
    Button,

    /// <summary>A private message to the bot.</summary>
    Reply,

    /// <summary>An emoji on the page or on the mention.</summary>
    Emoji,

    /// <summary>A message in the request's thread.</summary>
    Thread,
}
