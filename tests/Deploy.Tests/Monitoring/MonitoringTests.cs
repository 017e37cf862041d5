using System.Text.Json;
using k8s.Models;

namespace Pokemanager.Deploy.Tests.Monitoring;

/// <summary>Alerts and dashboard speak of metrics that exist and of pages that can be read.</summary>
public sealed class MonitoringTests
{
    [Fact]
    public async Task Every_alert_says_what_is_wrong_and_where_to_read_on()
    {
        var headings = Documents.Anchors("docs", "operations.md");

        Assert.All(Alert.Of(await Manifests.OverlayAsync("production")), alert =>
        {
            Assert.Contains(alert.Severity, new[] { "critical", "warning" });
            Assert.NotEmpty(alert.Summary!);
            Assert.NotEmpty(alert.Description!);
            Assert.StartsWith("docs/operations.md#", alert.Runbook, StringComparison.Ordinal);
            Assert.Contains(alert.Runbook!.Split('#')[1], headings);
        });
    }

    [Fact]
    public async Task Alerts_read_only_metrics_that_exist()
    {
        var alerts = Alert.Of(await Manifests.OverlayAsync("production"));

        Assert.NotEmpty(alerts);
        Assert.All(alerts, alert => Assert.NotEmpty(Metrics.In(alert.Expression)));
        Assert.All(alerts.SelectMany(alert => Metrics.In(alert.Expression)), name => Assert.True(Metrics.IsKnown(name), $"{name} does not exist"));
    }

    [Fact]
    public async Task The_dashboard_reads_only_metrics_that_exist_and_shows_all_of_ours()
    {
        using var dashboard = JsonDocument.Parse(await DashboardAsync());
        var expressions = dashboard.RootElement.GetProperty("panels").EnumerateArray()
            .SelectMany(panel => panel.GetProperty("targets").EnumerateArray())
            .Select(target => target.GetProperty("expr").GetString()!)
            .ToArray();
        var used = expressions.SelectMany(Metrics.In).ToArray();

        Assert.All(expressions, expression => Assert.NotEmpty(Metrics.In(expression)));
        Assert.All(used, name => Assert.True(Metrics.IsKnown(name), $"{name} does not exist"));
        Assert.All(Metrics.Own, name => Assert.Contains(Metrics.Histograms.Contains(name) ? name + "_bucket" : name, used));
    }

    [Fact]
    public async Task Panels_have_their_own_place_and_number()
    {
        using var dashboard = JsonDocument.Parse(await DashboardAsync());
        var panels = dashboard.RootElement.GetProperty("panels").EnumerateArray().ToArray();
        var cells = panels.SelectMany(panel =>
        {
            var place = panel.GetProperty("gridPos");
            int Of(string name) => place.GetProperty(name).GetInt32();
            return from x in Enumerable.Range(Of("x"), Of("w")) from y in Enumerable.Range(Of("y"), Of("h")) select (x, y);
        }).ToArray();

        Assert.Equal(panels.Length, panels.Select(panel => panel.GetProperty("id").GetInt32()).Distinct().Count());
        Assert.Equal(cells.Length, cells.Distinct().Count());
        Assert.All(cells, cell => Assert.InRange(cell.x, 0, 23));
    }

    [Fact]
    public async Task Every_metric_and_every_alert_is_explained()
    {
        var text = Repository.Text("docs", "operations.md");

        Assert.All(Metrics.Own, name => Assert.Contains($"`{name}", text, StringComparison.Ordinal));
        Assert.All(Alert.Of(await Manifests.OverlayAsync("production")), alert => Assert.Contains($"| `{alert.Name}`", text, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_monitor_finds_one_service_and_its_port_under_the_name_that_rules_use()
    {
        var manifests = await Manifests.OverlayAsync("production");
        var monitor = manifests.OneCustom("ServiceMonitor");
        var wanted = (YamlDotNet.RepresentationModel.YamlMappingNode)Yaml.Find(monitor, "spec", "selector", "matchLabels")!;
        var service = Assert.Single(
            manifests.Objects.OfType<V1Service>(),
            service => wanted.Children.All(label => service.Metadata.Labels.TryGetValue(label.Key.ToString(), out var value) && value == label.Value.ToString()));
        var endpoint = Assert.Single(Yaml.Items(monitor, "spec", "endpoints"));

        Assert.Equal("/metrics", Yaml.Scalar(endpoint, "path"));
        Assert.Contains(service.Spec.Ports, port => port.Name == Yaml.Scalar(endpoint, "port"));
        Assert.Equal("pokemanager", service.Metadata.Labels[Yaml.Scalar(monitor, "spec", "jobLabel")!]);
    }

    [Fact]
    public async Task Each_alert_fires_when_it_should_and_is_silent_when_all_is_well()
    {
        var rules = Yaml.Find(((await Manifests.OverlayAsync("production")).OneCustom("PrometheusRule")), "spec")!;
        var folder = Directory.CreateTempSubdirectory("pokemanager-");
        try
        {
            var writer = new StringWriter();
            new YamlDotNet.Serialization.Serializer().Serialize(writer, rules);
            await File.WriteAllTextAsync(Path.Combine(folder.FullName, "rules.yaml"), writer.ToString(), TestContext.Current.CancellationToken);
            File.Copy(Repository.At("tests", "Deploy.Tests", "Monitoring", "alerts.test.yaml"), Path.Combine(folder.FullName, "alerts.test.yaml"));

            var result = await Tool.RunAsync(
                "bash", [Repository.At("tests", "Deploy.Tests", "Monitoring", "promtool.sh"), "test", "rules", "alerts.test.yaml"], folder: folder.FullName, patience: TimeSpan.FromMinutes(3));

            Assert.True(result.ExitCode is 0, result.Output + result.Errors);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<string> DashboardAsync()
    {
        var maps = (await Manifests.BaseWithAsync("monitoring")).Objects.OfType<V1ConfigMap>();
        var map = Assert.Single(maps, map => map.Metadata.Labels.TryGetValue("grafana_dashboard", out var value) && value == "1");
        return Assert.Single(map.Data).Value;
    }
}
