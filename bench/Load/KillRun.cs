namespace Pokemanager.Load;

/// <summary>Kills the bot while it sends pages, starts it again later, and follows every request to its end.</summary>
internal static class KillRun
{
    private const double Rate = 100;

    // So many at once that some are in mid-send when the bot dies.
    private const int LastMoment = 50;
    private const double OverdueWithinMs = 2000;

    public static async Task<int> RunAsync(LoadOptions options, CancellationToken cancellationToken)
    {
        var clock = TimeProvider.System;
        await using var rig = await Rig.StartAsync(options, cancellationToken);
        var bot = rig.Bots.Silos[^1];
        var ledger = rig.Workplace.Ledger;
        var traffic = new Traffic(options with { AnsweredShare = 0 }, rig.Workplace);
        var atOnce = Math.Min(LastMoment, options.Requests);
        await traffic.WriteAsync(Rate, options.Requests - atOnce, isMeasured: true, cancellationToken);
        await traffic.WriteAsync(double.MaxValue, atOnce, isMeasured: true, cancellationToken);
        var at = clock.GetTimestamp();
        await bot.KillAsync(cancellationToken);
        var unpaged = ledger.Courses.Count(course => course.PagedAt[0] is 0);
        await Task.Delay(options.DownFor, clock, cancellationToken);

        var started = clock.GetTimestamp();
        await bot.RestartAsync(options.Fault is Fault.Move, cancellationToken);
        var times = new FaultTimes(at, started, clock.GetTimestamp());
        await traffic.DrainAsync(cancellationToken);

        var result = new KillResult(ledger.Courses.Count, unpaged, Recovery.Of(options, times, ledger.Courses), Findings.Of(options, ledger.Courses));
        Output.Write(result);
        Output.Line($"{result.Requests} open at the kill, {unpaged} of them not paged yet; {result.Recovery}; {Output.Readable(result.Findings)}");
        return result.Findings is { Lost: 0, PassedOver: 0, Early: 0, Untold: 0 }
            && result.Findings.Doubled <= unpaged
            && ledger.Courses.All(course => course.Repeats <= 1)
            && result.Recovery.OverdueAskedAfterReady.Max <= OverdueWithinMs ? 0 : 1;
    }
}
