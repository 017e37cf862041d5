namespace Pokemanager.Deploy.Tests.Monitoring;

/// <summary>One alert of the PrometheusRule.</summary>
internal sealed record Alert(string Name, string Expression, string? Severity, string? Summary, string? Description, string? Runbook)
{
    public static IReadOnlyList<Alert> Of(Manifests manifests) =>
    [
        .. Yaml.Items(manifests.OneCustom("PrometheusRule"), "spec", "groups").SelectMany(group => Yaml.Items(group, "rules")).Select(rule => new Alert(
            Yaml.Scalar(rule, "alert")!,
            Yaml.Scalar(rule, "expr")!,
            Yaml.Scalar(rule, "labels", "severity"),
            Yaml.Scalar(rule, "annotations", "summary"),
            Yaml.Scalar(rule, "annotations", "description"),
            Yaml.Scalar(rule, "annotations", "runbook"))),
    ];
}
