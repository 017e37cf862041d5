using System.Text.RegularExpressions;

namespace Pokemanager.Deploy.Tests.Monitoring;

/// <summary>The metrics that rules and dashboard may rely on.</summary>
internal static partial class Metrics
{
    /// <summary>What <c>/metrics</c> serves of ours.</summary>
    public static IReadOnlyList<string> Own { get; } =
    [
        "pokemanager_requests_opened_total", "pokemanager_requests_ended_total", "pokemanager_requests_open",
        "pokemanager_connector_connected", "pokemanager_connector_gap_seconds_total", "pokemanager_outbox_depth",
        "pokemanager_slack_calls_total", "pokemanager_slack_rate_limited_total", .. Histograms,
    ];

    public static IReadOnlyList<string> Histograms =>
        ["pokemanager_level_lateness_seconds", "pokemanager_mention_to_page_seconds", "pokemanager_request_acknowledged_after_seconds"];

    /// <summary>What Prometheus itself and kube-state-metrics add.</summary>
    private static readonly HashSet<string> Others = ["up", "kube_statefulset_replicas", "kube_pod_status_ready"];

    /// <summary>The metrics that an expression reads, as it writes them.</summary>
    public static IEnumerable<string> In(string expression) => Name().Matches(Text().Replace(expression, "\"\"")).Select(match => match.Value);

    public static bool IsKnown(string name) =>
        Others.Contains(name) || (Own.Contains(name) && !Histograms.Contains(name)) || Histograms.Any(histogram => name == histogram + "_bucket");

    [GeneratedRegex("\"[^\"]*\"")]
    private static partial Regex Text();

    // Functions are followed by a parenthesis, labels by a comparison, and both lack the families' prefixes.
    [GeneratedRegex(@"\b(?:pokemanager|kube|orleans|dotnet|process|container|node)_[a-z0-9_]+|\bup\b")]
    private static partial Regex Name();
}
