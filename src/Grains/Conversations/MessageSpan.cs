using System.Diagnostics;
using Pokemanager.Grains.Interfaces.Conversations;

namespace Pokemanager.Grains.Conversations;

/// <summary>The span of a message from the queue until Slack took or refused it, waits and repeats included.</summary>
internal static class MessageSpan
{
    public static Activity? Start(Outgoing outgoing)
    {
        var delivery = outgoing.Delivery;
        var span = Spans.Continue(delivery.EditTs is null ? "message post" : "message edit", outgoing.TraceParent)?.About(delivery.Request);
        return span?.SetTag("pokemanager.message", delivery.Key).SetTag("pokemanager.level", LevelOf(delivery.Key) + 1);
    }

    public static void End(Activity? span, DeliveryReport? report)
    {
        span?.Outcome(report is null ? "Withdrawn" : report.Ts is null ? "Refused" : "Taken");
        if (report?.Failure is { } error)
        {
            span?.SetTag("error.type", error).SetStatus(ActivityStatusCode.Error);
        }
    }

    /// <summary>The level of a page or its edit, from 0; see <see cref="Policies.Requests.Effect.Key"/>.</summary>
    private static int? LevelOf(string key) =>
        key.Split(':') is [_, var text, _] && int.TryParse(text, out var level) && level >= 0 ? level : null;
}
