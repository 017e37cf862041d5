namespace Pokemanager.Load;

/// <summary>Raises the rate until pages come too late or something is lost.</summary>
internal static class CeilingRun
{
    private const double MostMs = 2000;
    private static readonly double[] Rates = [100, 200, 300, 400, 500, 600, 700, 800, 1000, 1200, 1500, 2000];

    public static async Task<int> RunAsync(LoadOptions options, CancellationToken cancellationToken)
    {
        var duration = TimeSpan.FromSeconds(10);
        await using var rig = await Rig.StartAsync(options, cancellationToken);
        var traffic = new Traffic(options, rig.Workplace);
        await traffic.WriteAsync(100, 500, isMeasured: false, cancellationToken);
        await traffic.DrainAsync(cancellationToken);

        Result? best = null;
        foreach (var rate in Rates)
        {
            var before = rig.Workplace.Ledger.Courses.ToHashSet();
            var step = options with { Rate = rate, Duration = duration };
            var result = await RateRun.MeasureAsync(step, rig, traffic, before, cancellationToken);
            Output.Line(Output.Readable(result));
            if (!result.Findings!.IsClean || result.Findings.MentionToPage.P99 > MostMs || result.SustainedRate < 0.95 * result.OfferedRate)
            {
                break;
            }

            best = result;
        }

        if (best is null)
        {
            Output.Line("Even the lowest rate was too high.");
            return 1;
        }

        Output.Write(best with { Run = "ceiling" });
        if (options.RawCommits)
        {
            Output.Write(await RawRun.MeasureAsync(options, rig, best, cancellationToken));
        }

        return 0;
    }
}
