using System.Diagnostics;

namespace Pokemanager.Slack;

/// <summary>
/// Spans of the source <c>Pokemanager.Slack</c>: one for each call of the Web API, waits and repeats included. They name method and
/// channel, and hold nothing of what is sent or answered. Without a listener there are none.
/// </summary>
internal static class SlackSpans
{
    private const string Outcome = "slack.outcome";
    private static readonly ActivitySource Source = new("Pokemanager.Slack");

    public static Activity? Call(string method, string? channel)
    {
        var span = Source.StartActivity(method, ActivityKind.Client);
        span?.SetTag("slack.method", method);
        return channel is null ? span : span?.SetTag("slack.channel", channel);
    }

    public static void Took(this Activity? span) => span?.SetTag(Outcome, "Ok").SetTag("error.type", null).SetStatus(ActivityStatusCode.Unset);

    /// <summary>A try that failed; another one may follow.</summary>
    public static void Tried(this Activity? span, SlackApiException failure)
    {
        if (span is { IsAllDataRequested: true })
        {
            var outcome = failure.Kind.ToString();
            span.AddEvent(new ActivityEvent(outcome, tags: new ActivityTagsCollection([new("error.type", failure.Error)])));
            span.SetTag(Outcome, outcome).SetTag("error.type", failure.Error).SetStatus(ActivityStatusCode.Error);
        }
    }
}
