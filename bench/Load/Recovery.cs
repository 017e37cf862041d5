namespace Pokemanager.Load;

/// <summary>How the bot came back after a fault. Times are in milliseconds.</summary>
internal sealed record Recovery
{
    /// <summary>From the fault until what was away was started again.</summary>
    public required double DownMs { get; init; }

    /// <summary>From that start until every silo was ready.</summary>
    public required double ReadyAfterMs { get; init; }

    /// <summary>Levels whose time came between the fault and that readiness and that were asked only after the start.</summary>
    public required int Overdue { get; init; }

    /// <summary>From the start to the first of them.</summary>
    public double? FirstOverdueAfterStartMs { get; init; }

    /// <summary>When they were asked, after the readiness; some are asked before.</summary>
    public required Spread OverdueAskedAfterReady { get; init; }

    /// <summary>First pages of mentions from before the start that came only after it, counted from the readiness.</summary>
    public required Spread FirstPagedAfterReady { get; init; }

    /// <summary>How late the levels were that fell due after the readiness.</summary>
    public required Spread LaterLateness { get; init; }

    public static Recovery Of(LoadOptions options, FaultTimes times, IReadOnlyCollection<Course> courses)
    {
        var wait = options.EscalateAfter.TotalMilliseconds;
        var levels = courses
            .SelectMany(course => Enumerable.Range(1, course.PagedAt.Length - 1).Select(level => (Before: course.PagedAt[level - 1], At: course.PagedAt[level])))
            .Where(level => level.Before > 0 && level.At > times.BackAt)
            .Select(level => (DueAfterReady: Findings.Between(times.ReadyAt, level.Before) + wait, level.At))
            .ToArray();
        var overdue = levels.Where(level => level.DueAfterReady <= 0).Select(level => level.At).Order().ToArray();
        return new Recovery
        {
            DownMs = Math.Round(Findings.Between(times.At, times.BackAt)),
            ReadyAfterMs = Math.Round(Findings.Between(times.BackAt, times.ReadyAt)),
            Overdue = overdue.Length,
            FirstOverdueAfterStartMs = overdue.Length is 0 ? null : Math.Round(Findings.Between(times.BackAt, overdue[0])),
            OverdueAskedAfterReady = Spread.Of(overdue.Select(at => Findings.Between(times.ReadyAt, at))),
            FirstPagedAfterReady = Spread.Of(courses
                .Where(course => course.MentionedAt < times.BackAt && course.PagedAt[0] > times.BackAt)
                .Select(course => Findings.Between(times.ReadyAt, course.PagedAt[0]))),
            LaterLateness = Spread.Of(
                levels.Where(level => level.DueAfterReady > 0).Select(level => Findings.Between(times.ReadyAt, level.At) - level.DueAfterReady)),
        };
    }

    /// <summary>For a reader.</summary>
    public override string ToString() =>
        $"away for {DownMs:F0} ms; ready {ReadyAfterMs:F0} ms after the start; {Overdue} overdue levels asked {OverdueAskedAfterReady} after that, "
        + $"the first {(FirstOverdueAfterStartMs is { } first ? $"{first:F0} ms" : "none")} after the start; "
        + $"first pages {FirstPagedAfterReady}; later levels late by {LaterLateness}";
}
