using System.Diagnostics;
using Pokemanager.Grains.Interfaces.Requests;

namespace Pokemanager.Grains;

/// <summary>
/// Spans of the source <c>Pokemanager.Grains</c>: what happens to a request, in one trace from the mention to its end. They name
/// requests, people and channels by id and hold nothing that somebody wrote. Without a listener there are none.
/// </summary>
internal static class Spans
{
    private static readonly ActivitySource Source = new("Pokemanager.Grains");

    /// <summary>The first span of a trace, whatever goes on around it.</summary>
    public static Activity? Begin(string name, ActivityKind kind = ActivityKind.Internal)
    {
        if (!Source.HasListeners())
        {
            return null;
        }

        Activity.Current = null;
        return Entered(Source.StartActivity(name, kind));
    }

    /// <summary>A span below the current one.</summary>
    public static Activity? Enter(string name) => Source.StartActivity(name);

    /// <summary>
    /// A span below the one that <paramref name="traceParent"/> (W3C) names, which may have ended long ago and on another silo. Null
    /// begins a trace.
    /// </summary>
    /// <param name="cause">A span of another trace that led to this one.</param>
    public static Activity? Continue(string name, string? traceParent, Activity? cause = null)
    {
        if (!Source.HasListeners())
        {
            return null;
        }

        // Remote, so that what was not sampled is passed on as such instead of beginning a trace of its own.
        return ActivityContext.TryParse(traceParent, null, isRemote: true, out var parent)
            ? Entered(Source.StartActivity(name, ActivityKind.Internal, parent, links: cause is { Recorded: true } ? [new(cause.Context)] : null))
            : Begin(name);
    }

    /// <summary>Says which request a span is about.</summary>
    public static Activity About(this Activity span, string? request)
    {
        if (RequestKey.TryParse(request, out var key))
        {
            span.SetTag("pokemanager.request", request).In(key.Workspace, key.Channel);
        }

        return span;
    }

    /// <summary>Says where in Slack it happens.</summary>
    public static Activity In(this Activity span, string workspace, string channel) =>
        span.SetTag("slack.workspace", workspace).SetTag("slack.channel", channel);

    /// <summary>Says what came of it.</summary>
    /// <param name="level">From 0; shown to people from 1.</param>
    public static void Outcome(this Activity span, string outcome, int? level = null)
    {
        span.SetTag("pokemanager.outcome", outcome);
        if (level is not null)
        {
            span.SetTag("pokemanager.level", level + 1);
        }
    }

    /// <summary>Says that it failed; why stands in the log.</summary>
    public static void Failed(this Activity span, Exception failure) =>
        span.SetTag("error.type", failure.GetType().FullName).SetStatus(ActivityStatusCode.Error);

    // Calls out of a span that is not sampled pass on what the request context holds, so it has to be this span.
    private static Activity? Entered(Activity? span)
    {
        DistributedContextPropagator.Current.Inject(span, null, static (_, key, value) => RequestContext.Set(key, value));
        return span;
    }
}
