namespace Pokemanager.Load;

/// <summary>Opens many requests that wait for long, and looks at the bot while they wait.</summary>
internal static class PendingRun
{
    private const double Rate = 100;
    private static readonly TimeSpan IdleFor = TimeSpan.FromSeconds(20);

    public static async Task<int> RunAsync(LoadOptions options, CancellationToken cancellationToken)
    {
        var clock = TimeProvider.System;
        await using var workplace = await Workplace.OpenAsync(options, cancellationToken);
        await using var bot = await BotProcess.StartAsync(options, workplace, cancellationToken);
        var traffic = new Traffic(options, workplace);
        // What the first thousand costs is mostly compiled code and buffers.
        await traffic.WriteAsync(Rate, 1000, isMeasured: false, cancellationToken);
        await Task.Delay(TimeSpan.FromSeconds(2), clock, cancellationToken);
        var before = bot.Usage;
        await traffic.WriteAsync(Rate, options.Requests, isMeasured: true, cancellationToken);
        await Task.Delay(TimeSpan.FromSeconds(5), clock, cancellationToken);
        var after = bot.Usage;
        await Task.Delay(IdleFor, clock, cancellationToken);
        var idle = bot.Usage;

        var unpaged = workplace.Ledger.Courses.Count(course => course.PagedAt[0] is 0);
        var result = new PendingResult(
            options.Requests,
            Megabytes(before.ResidentBytes),
            Megabytes(after.ResidentBytes),
            Megabytes(idle.ResidentBytes),
            Math.Round((after.ResidentBytes - before.ResidentBytes) / 1024.0 / options.Requests, 1),
            Math.Round((after.Cpu - before.Cpu).TotalMilliseconds / options.Requests, 2),
            Math.Round((idle.Cpu - after.Cpu) / IdleFor * 100, 2),
            unpaged);
        Output.Write(result);
        Output.Line(FormattableString.Invariant(
            $"{result.Requests} requests wait: bot grew from {result.ResidentMbBefore} to {result.ResidentMbAfter} MB, {result.KilobytesPerRequest} kB and {result.OpenCpuMs} ms of CPU each; ")
            + FormattableString.Invariant($"while they wait it uses {result.IdleCpuPercent} % of a core; {unpaged} not paged"));
        return unpaged is 0 ? 0 : 1;
    }

    private static double Megabytes(long bytes) => Math.Round(bytes / 1048576.0, 1);
}
