namespace Pokemanager.Load;

/// <summary>Kills the bot while it sends pages, starts it again later, and follows every request to its end.</summary>
internal static class KillRun
{
    private const double Rate = 100;

    public static async Task<int> RunAsync(LoadOptions options, CancellationToken cancellationToken)
    {
        var clock = TimeProvider.System;
        await using var workplace = await Workplace.OpenAsync(options, cancellationToken);
        await using var bot = await BotProcess.StartAsync(options, workplace, cancellationToken);
        var traffic = new Traffic(options with { AnsweredShare = 0 }, workplace);
        await traffic.WriteAsync(Rate, options.Requests, isMeasured: true, cancellationToken);
        await bot.KillAsync(cancellationToken);
        var unpaged = workplace.Ledger.Courses.Count(course => course.PagedAt[0] is 0);
        await Task.Delay(options.DownFor, clock, cancellationToken);

        var started = clock.GetTimestamp();
        await bot.RestartAsync(cancellationToken);
        var ready = clock.GetTimestamp();
        await traffic.DrainAsync(cancellationToken);

        var result = Result(options, workplace.Ledger.Courses, unpaged, started, ready);
        Output.Write(result);
        Output.Line(
            $"{result.Requests} open at the kill, {unpaged} of them not paged yet; ready {result.ReadyAfterMs:F0} ms after the start; "
            + $"{result.Overdue} overdue levels asked {result.OverdueAskedAfterReady} after that; first pages {result.FirstPagedAfterReady}; "
            + $"later levels late by {result.LaterLateness}; {Output.Readable(result.Findings)}");
        return result.Findings is { Lost: 0, PassedOver: 0, Early: 0, Untold: 0 } && result.Findings.Doubled <= unpaged ? 0 : 1;
    }

    private static KillResult Result(LoadOptions options, IReadOnlyCollection<Course> courses, int unpaged, long started, long ready)
    {
        var wait = options.EscalateAfter.TotalMilliseconds;
        var levels = courses
            .SelectMany(course => Enumerable.Range(1, course.PagedAt.Length - 1).Select(level => (Before: course.PagedAt[level - 1], At: course.PagedAt[level])))
            .Where(level => level is { Before: > 0, At: > 0 })
            .Select(level => (DueAfterReady: Findings.Between(ready, level.Before) + wait, level.At))
            .ToArray();
        var overdue = levels.Where(level => level.DueAfterReady <= 0).ToArray();
        return new KillResult
        {
            Requests = courses.Count,
            UnpagedAtKill = unpaged,
            ReadyAfterMs = Math.Round(Findings.Between(started, ready)),
            Overdue = overdue.Length,
            OverdueAskedAfterReady = Spread.Of(overdue.Select(level => Findings.Between(ready, level.At))),
            FirstPagedAfterReady = Spread.Of(courses.Where(c => c.PagedAt[0] > started).Select(c => Findings.Between(ready, c.PagedAt[0]))),
            LaterLateness = Spread.Of(
                levels.Where(level => level.DueAfterReady > 0).Select(level => Findings.Between(ready, level.At) - level.DueAfterReady)),
            Findings = Findings.Of(options, courses),
        };
    }
}
