namespace Pokemanager.Load;

/// <summary>What a kill did to the requests that were open.</summary>
internal sealed record KillResult
{
    public required int Requests { get; init; }

    /// <summary>Requests that nobody had a page of when the bot died.</summary>
    public required int UnpagedAtKill { get; init; }

    /// <summary>From the start of the process until it was ready, in milliseconds.</summary>
    public required double ReadyAfterMs { get; init; }

    /// <summary>Levels whose time had come before it was ready.</summary>
    public required int Overdue { get; init; }

    /// <summary>When the overdue levels were asked, in milliseconds after it was ready.</summary>
    public required Spread OverdueAskedAfterReady { get; init; }

    /// <summary>First pages that came only after the restart, in milliseconds after it was ready.</summary>
    public required Spread FirstPagedAfterReady { get; init; }

    /// <summary>How late the levels were that fell due after it was ready.</summary>
    public required Spread LaterLateness { get; init; }

    public required Findings Findings { get; init; }
}
