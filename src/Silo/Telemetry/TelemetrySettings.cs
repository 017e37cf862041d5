namespace Pokemanager.Silo.Telemetry;

/// <summary>
/// Whether traces and metrics are sent to an OpenTelemetry collector. The exporter reads the rest of the standard <c>OTEL_…</c>
/// variables by itself, credentials included.
/// </summary>
internal sealed record TelemetrySettings(bool ExportsTraces, bool ExportsMetrics)
{
    private const string Endpoint = "OTEL_EXPORTER_OTLP_ENDPOINT";

    /// <param name="environment">Null for what is not set.</param>
    /// <param name="problems">Takes what is wrong: the exporter itself would pass over it and send to this machine.</param>
    public static TelemetrySettings From(Func<string, string?> environment, ICollection<string> problems)
    {
        foreach (var name in new[] { "OTEL_EXPORTER_OTLP_PROTOCOL", "OTEL_EXPORTER_OTLP_TRACES_PROTOCOL", "OTEL_EXPORTER_OTLP_METRICS_PROTOCOL" })
        {
            if (environment(name) is { } protocol and not ("grpc" or "http/protobuf"))
            {
                problems.Add($"{name} '{protocol}' is not known; use grpc (port 4317) or http/protobuf (port 4318).");
            }
        }

        var everything = IsGiven(Endpoint);
        var traces = IsGiven("OTEL_EXPORTER_OTLP_TRACES_ENDPOINT");
        var metrics = IsGiven("OTEL_EXPORTER_OTLP_METRICS_ENDPOINT");
        var isOff = string.Equals(environment("OTEL_SDK_DISABLED"), "true", StringComparison.OrdinalIgnoreCase);
        return new TelemetrySettings(
            !isOff && (everything || traces) && environment("OTEL_TRACES_EXPORTER") is not "none",
            !isOff && (everything || metrics) && environment("OTEL_METRICS_EXPORTER") is not "none");

        bool IsGiven(string name)
        {
            if (environment(name) is not { } url)
            {
                return false;
            }

            if (!Uri.TryCreate(url, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https"))
            {
                // It may hold a password, so it is not shown.
                problems.Add($"{name} is no http address; write for example http://collector:4317.");
            }

            return true;
        }
    }
}
