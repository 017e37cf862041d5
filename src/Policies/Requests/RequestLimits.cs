namespace Pokemanager.Policies.Requests;

/// <summary>The spans that bound every request.</summary>
public static class RequestLimits
{
    /// <summary>However long the policy: a request older than this is dropped.</summary>
    public static readonly TimeSpan MaxAge = TimeSpan.FromHours(24);

    /// <summary>A mention found later than this is told to be late.</summary>
    public static readonly TimeSpan LateAfter = TimeSpan.FromMinutes(2);

    /// <summary>A mention found later than this asks nobody.</summary>
    public static readonly TimeSpan StaleAfter = TimeSpan.FromHours(2);

    /// <summary>How long an ended request is kept, so that a late or repeated answer still finds it.</summary>
    public static readonly TimeSpan Retention = TimeSpan.FromHours(24);

    /// <summary>
    /// When a level's wait is over and it is not known whether anybody has the page, how much longer that is waited for: the page may stand in
    /// Slack since later than it was decided on, and the word of it be on its way or lost with a silo.
    /// </summary>
    public static readonly TimeSpan ArrivalGrace = TimeSpan.FromSeconds(3);

    /// <summary>How long something may lie undone before the request is looked at again.</summary>
    public static readonly TimeSpan StuckAfter = TimeSpan.FromSeconds(5);
}
