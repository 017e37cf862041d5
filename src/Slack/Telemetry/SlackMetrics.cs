using System.Diagnostics.Metrics;

namespace Pokemanager.Slack;

/// <summary>Counters of the meter <c>Pokemanager.Slack</c>.</summary>
internal static class SlackMetrics
{
    private static readonly Meter Meter = new("Pokemanager.Slack");

    private static readonly Counter<long> Calls =
        Meter.CreateCounter<long>("pokemanager.slack.calls", description: "Attempts to call the Web API, by method and outcome.");

    private static readonly Counter<long> RateLimited =
        Meter.CreateCounter<long>("pokemanager.slack.rate_limited", description: "Calls that met Slack's limit, by method.");

    private static readonly Counter<long> Events =
        Meter.CreateCounter<long>("pokemanager.slack.events", description: "Events received over a socket, by outcome.");

    private static readonly Counter<long> Connections =
        Meter.CreateCounter<long>("pokemanager.slack.connections", description: "Sockets opened, by outcome.");

    private static readonly Histogram<double> Confirmation =
        Meter.CreateHistogram<double>("pokemanager.slack.confirmation", "s", "Time from an envelope's arrival to its confirmation.");

    public static void CountCall(string method, string outcome) => Calls.Add(1, new("method", method), new("outcome", outcome));

    public static void CountRateLimited(string method) => RateLimited.Add(1, new KeyValuePair<string, object?>("method", method));

    public static void CountEvent(string outcome) => Events.Add(1, new KeyValuePair<string, object?>("outcome", outcome));

    public static void CountConnection(string outcome) => Connections.Add(1, new KeyValuePair<string, object?>("outcome", outcome));

    public static void RecordConfirmation(TimeSpan taken) => Confirmation.Record(taken.TotalSeconds);
}
