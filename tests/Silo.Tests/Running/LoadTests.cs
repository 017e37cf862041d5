using System.Text.Json;

namespace Pokemanager.Silo.Tests.Running;

public sealed class LoadTests
{
    [Fact]
    public async Task The_load_program_prints_what_became_of_its_mentions_for_programs_and_for_people()
    {
        var run = await CommandRun.OfLoad(["--rate", "10", "--seconds", "2", "--warm-up", "0.5", "--escalate-after", "2"]);

        Assert.True(run.ExitCode is 0, run.Output + run.Error);
        var lines = run.Output.TrimEnd().Split('\n');
        Assert.Equal(2, lines.Length);
        using var result = JsonDocument.Parse(lines[0]);
        var findings = result.RootElement.GetProperty("findings");
        Assert.Equal((20, 0, 0, 0, 0), (Number(result.RootElement, "mentions"), Number(findings, "lost"), Number(findings, "doubled"), Number(findings, "early"), Number(findings, "untold")));
        Assert.Equal(20, Number(findings, "acknowledged") + Number(findings, "dropped"));
        Assert.All(["mention_to_page", "escalation_lateness"], name => Assert.All(
            ["p50", "p95", "p99"], share => Assert.True(findings.GetProperty(name).GetProperty(share).GetDouble() > 0)));
        Assert.All(["sustained_rate", "bot_cpu_ms_per_mention", "bot_resident_mb"], name => Assert.True(result.RootElement.GetProperty(name).GetDouble() > 0));
        var pending = Number(result.RootElement, "pending_requests");
        Assert.InRange(pending, 1, 20);
        var kilobytes = result.RootElement.GetProperty("bot_kb_per_pending_request").GetDouble();
        var milliseconds = result.RootElement.GetProperty("bot_cpu_ms_per_pending_request").GetDouble();
        Assert.True(milliseconds > 0);
        Assert.Contains(
            FormattableString.Invariant($"grew by {kilobytes:F1} kB and took {milliseconds:F1} ms for each of {pending} requests pending"), lines[1], StringComparison.Ordinal);
    }

    private static int Number(JsonElement element, string name) => element.GetProperty(name).GetInt32();
}
