namespace Pokemanager.Slack;

/// <summary>How patient calls of the Web API are.</summary>
public sealed class SlackCallOptions
{
    /// <summary>Time for one attempt, from the first byte sent to the last byte read. Default: 10 s.</summary>
    public TimeSpan AttemptTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How often a call that may be repeated is tried on passing trouble. Default: 4.</summary>
    public int Attempts { get; init; } = 4;

    /// <summary>The longest wait before the second attempt, doubled before each further one; random up to that. Default: 0.5 s.</summary>
    public TimeSpan FirstDelay { get; init; } = TimeSpan.FromSeconds(0.5);

    /// <summary>The longest wait before any attempt. Default: 10 s.</summary>
    public TimeSpan DelayCap { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How long a call waits in all while Slack's limit is reached, before it fails as rate limited. Default: 10 min.</summary>
    public TimeSpan RateLimitPatience { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>The largest answer read. Default: 32 MiB.</summary>
    public long MaxAnswerBytes { get; init; } = 32 * 1024 * 1024;
}
