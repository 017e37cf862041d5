using System.Reflection;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;
using Pokemanager.Silo.Commands;

namespace Pokemanager.Silo.Telemetry;

/// <summary>
/// What the bot counts and times, and what the grain runtime and .NET count: at <c>/metrics</c> as Prometheus reads it, and to a
/// collector if the environment names one. Traces go to the collector alone.
/// </summary>
internal static class TelemetryExtensions
{
    // Lateness and answers are promised in milliseconds to seconds; acknowledgements take minutes.
    private static readonly double[] Seconds = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2, 5, 10, 30, 60, 300, 900, 3600];

    public static void AddTelemetry(this IServiceCollection services, Settings settings)
    {
        var telemetry = services.AddOpenTelemetry()
            .ConfigureResource(resource => resource
                .AddService("pokemanager", serviceVersion: Version, serviceInstanceId: settings.SiloName)

                // Once more and last, so that OTEL_SERVICE_NAME and OTEL_RESOURCE_ATTRIBUTES win.
                .AddEnvironmentVariableDetector())
            .WithMetrics(metrics =>
            {
                metrics
                    .AddMeter("Pokemanager", "Pokemanager.Slack", "Microsoft.Orleans", "System.Runtime")
                    .AddView(instrument => instrument.Unit is "s" && instrument.Meter.Name.StartsWith("Pokemanager", StringComparison.Ordinal)
                        ? new ExplicitBucketHistogramConfiguration { Boundaries = Seconds }
                        : null)
                    .AddPrometheusExporter();
                if (settings.Telemetry.ExportsMetrics)
                {
                    metrics.AddOtlpExporter();
                }
            });
        if (settings.Telemetry.ExportsTraces)
        {
            telemetry.WithTracing(tracing => tracing
                .AddSource("Pokemanager.*", "Microsoft.Orleans.Application", "Microsoft.Orleans.Storage")
                .AddProcessor(new OwnTraces())
                .AddOtlpExporter());
        }
    }

    public static void MapMetrics(this IEndpointRouteBuilder routes) => routes.MapPrometheusScrapingEndpoint("/metrics");

    private static string? Version => typeof(TelemetryExtensions).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion;
}
