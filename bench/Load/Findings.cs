namespace Pokemanager.Load;

/// <summary>What became of the requests of a run. Times are in milliseconds.</summary>
internal sealed record Findings
{
    /// <summary>Mentions of which nobody got a page.</summary>
    public required int Lost { get; init; }

    /// <summary>Further levels that got no page although nobody had taken the request: their wait was over before it could be sent.</summary>
    public required int PassedOver { get; init; }

    /// <summary>Messages that were posted twice.</summary>
    public required int Doubled { get; init; }

    /// <summary>Levels asked before their time.</summary>
    public required int Early { get; init; }

    /// <summary>Requests whose requester never heard what became of it.</summary>
    public required int Untold { get; init; }

    /// <summary>Pages posted after the requester heard that somebody has it.</summary>
    public required int PagedTooLate { get; init; }

    public required int Pages { get; init; }

    public required int Acknowledged { get; init; }

    public required int Dropped { get; init; }

    public required Spread MentionToPage { get; init; }

    public required Spread MentionToReceipt { get; init; }

    public required Spread AnswerToTold { get; init; }

    /// <summary>From the moment a level's wait was over to the next level's page.</summary>
    public required Spread EscalationLateness { get; init; }

    /// <summary>From the moment the last wait was over to the word that nobody took it.</summary>
    public required Spread DropLateness { get; init; }

    /// <summary>Whether nothing went wrong that must never go wrong.</summary>
    public bool IsClean => Lost + PassedOver + Doubled + Early + Untold is 0;

    public static Findings Of(LoadOptions options, IEnumerable<Course> all)
    {
        var courses = all.Where(course => course.IsMeasured).ToArray();
        var answered = courses.Where(course => course is { IsDropped: false, AnsweredAt: > 0, ToldAt: > 0 }).ToArray();
        var dropped = courses.Where(course => course.IsDropped).ToArray();
        var late = courses.SelectMany(course => course.Waits).Select(wait => (wait - options.EscalateAfter).TotalMilliseconds).ToArray();
        return new Findings
        {
            Lost = courses.Count(course => course.Newest is null),
            PassedOver = dropped.Sum(course => course.PagedAt.Count(at => at is 0)),
            Doubled = courses.Sum(course => course.Repeats),
            Early = late.Count(ms => ms < 0),
            Untold = options.AskedOnly ? courses.Count(course => course.ReceiptAt is 0) : courses.Count(course => course.ToldAt is 0),
            PagedTooLate = courses.Sum(course => course.PagesTooLate),
            Pages = courses.Sum(course => course.PagedAt.Count(at => at is not 0)),
            Acknowledged = answered.Length,
            Dropped = dropped.Length,
            MentionToPage = Spread.Of(courses.Where(c => c.PagedAt[0] is not 0).Select(c => Between(c.MentionedAt, c.PagedAt[0]))),
            MentionToReceipt = Spread.Of(courses.Where(c => c.ReceiptAt is not 0).Select(c => Between(c.MentionedAt, c.ReceiptAt))),
            AnswerToTold = Spread.Of(answered.Select(c => Between(c.AnsweredAt, c.ToldAt))),
            EscalationLateness = Spread.Of(late),
            DropLateness = Spread.Of(dropped.Where(c => c.PagedAt[^1] is not 0)
                .Select(c => Between(c.PagedAt[^1], c.ToldAt) - options.EscalateAfter.TotalMilliseconds)),
        };
    }

    public static double Between(long from, long to) => TimeProvider.System.GetElapsedTime(from, to).TotalMilliseconds;
}
