using OpenTelemetry.Metrics;

namespace Pokemanager.Silo.Http;

/// <summary><c>/metrics</c>: what the bot counts and times, and what the grain runtime and .NET count, as Prometheus reads it.</summary>
internal static class MetricsEndpoint
{
    // Lateness and answers are promised in milliseconds to seconds; acknowledgements take minutes.
    private static readonly double[] Seconds = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2, 5, 10, 30, 60, 300, 900, 3600];

    public static void AddMetricsEndpoint(this IServiceCollection services) =>
        services.AddOpenTelemetry().WithMetrics(metrics => metrics
            .AddMeter("Pokemanager", "Pokemanager.Slack", "Microsoft.Orleans", "System.Runtime")
            .AddView(instrument => instrument.Unit is "s" && instrument.Meter.Name.StartsWith("Pokemanager", StringComparison.Ordinal)
                ? new ExplicitBucketHistogramConfiguration { Boundaries = Seconds }
                : null)
            .AddPrometheusExporter());

    public static void MapMetrics(this IEndpointRouteBuilder routes) => routes.MapPrometheusScrapingEndpoint("/metrics");
}
