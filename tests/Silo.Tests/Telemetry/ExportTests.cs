using System.Net;
using System.Net.Sockets;
using Pokemanager.Silo.Tests.Running;

namespace Pokemanager.Silo.Tests.Telemetry;

/// <summary>Whether and how the process talks to a collector.</summary>
public sealed class ExportTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_collector_hears_who_speaks_and_gets_the_metrics_that_Prometheus_gets(bool isGrpc)
    {
        await using var place = await Workplace.OpenAsync();
        await using var collector = await OtlpReceiver.StartAsync();
        using var bot = await place.RunBotAsync(new Dictionary<string, string>(collector.Environment(isGrpc)) { ["POD_NAME"] = "pokemanager-7" });
        var mention = place.Ask("who can help?");
        place.Company.User("dilbert").Press(await place.Page("dilbert", "who can help?"), "take");
        await place.Line(mention, "dilbert has it");

        string[] expected =
        [
            "pokemanager.requests.opened", "pokemanager.requests.ended", "pokemanager.requests.open", "pokemanager.outbox.depth", "pokemanager.mention.to_page",
            "pokemanager.request.acknowledged.after", "pokemanager.connector.connected", "pokemanager.slack.calls", "orleans-storage-write-latency",
        ];
        await collector.WaitAsync(() => expected.All(collector.Metrics.Contains) ? collector : null, "all metrics");
        await collector.SpanAsync(span => span.Name is "slack mention", "the mention");
        using var http = new HttpClient();
        var metrics = await http.GetStringAsync(new Uri(bot.Url!, "metrics"), TestContext.Current.CancellationToken);

        Assert.All(collector.Resources("traces").Concat(collector.Resources("metrics")), resource =>
        {
            Assert.Equal(("pokemanager", "pokemanager-7"), (resource["service.name"], resource["service.instance.id"]));
            Assert.Matches(@"^\d+\.\d+\.\d+", resource["service.version"]);
        });
        Assert.Contains("service_name=\"pokemanager\"", metrics, StringComparison.Ordinal);
        Assert.DoesNotContain("unknown_service", metrics, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_standard_variables_rename_the_service()
    {
        await using var place = await Workplace.OpenAsync();
        await using var collector = await OtlpReceiver.StartAsync();
        var settings = collector.Environment();
        settings["OTEL_SERVICE_NAME"] = "poke";
        settings["OTEL_RESOURCE_ATTRIBUTES"] = "deployment.environment.name=staging";
        using var bot = await place.RunBotAsync(settings);

        var resource = await collector.WaitAsync(() => collector.Resources("metrics").FirstOrDefault(), "metrics");

        Assert.Equal(("poke", "staging"), (resource["service.name"], resource["deployment.environment.name"]));
    }

    [Fact]
    public async Task Without_an_endpoint_no_connection_is_tried()
    {
        await using var place = await Workplace.OpenAsync();

        // All that is not Slack goes through here, wherever it is meant to go.
        using var proxy = new TcpListener(IPAddress.Loopback, 0);
        proxy.Start();
        var settings = new Dictionary<string, string>
        {
            ["OTEL_SERVICE_NAME"] = "poke",
            ["OTEL_BSP_SCHEDULE_DELAY"] = "100",
            ["OTEL_EXPORTER_OTLP_PROTOCOL"] = "http/protobuf",
            ["OTEL_METRIC_EXPORT_INTERVAL"] = "100",
            ["http_proxy"] = $"http://{proxy.LocalEndpoint}",
            ["no_proxy"] = "127.0.0.1",
        };
        using var bot = await place.RunBotAsync(settings);
        var mention = place.Ask("who can help?");
        place.Company.User("dilbert").Press(await place.Page("dilbert", "who can help?"), "take");
        await place.Line(mention, "dilbert has it");
        bot.Signal("TERM");

        Assert.Equal(0, await bot.ExitCodeAsync());
        Assert.False(proxy.Pending());
    }

    [Theory]
    [InlineData("OTEL_EXPORTER_OTLP_ENDPOINT", "collector:4317")]
    [InlineData("OTEL_EXPORTER_OTLP_TRACES_ENDPOINT", "http//secret-place")]
    [InlineData("OTEL_EXPORTER_OTLP_PROTOCOL", "http/json")]
    public async Task A_variable_that_the_exporter_would_pass_over_is_wrong_usage(string name, string value)
    {
        await using var place = await Workplace.OpenAsync();
        using var bot = BotProcess.Start(
            place.Slack, place.Company, place.File("policy.yaml", "escalation_policy: [{handlers: [dilbert]}]"), place.Storage,
            settings: new Dictionary<string, string> { [name] = value });

        Assert.Equal(2, await bot.ExitCodeAsync());
        Assert.Contains($"pokemanager: {name}", bot.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", bot.Output, StringComparison.Ordinal);
    }
}
