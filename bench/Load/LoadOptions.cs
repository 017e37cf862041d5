namespace Pokemanager.Load;

/// <summary>What a run looks like.</summary>
internal sealed record LoadOptions
{
    /// <summary>Mentions a second.</summary>
    public double Rate { get; init; } = 50;

    /// <summary>How long mentions are written.</summary>
    public TimeSpan Duration { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long the same rate runs before, unmeasured; zero measures a cold bot.</summary>
    public TimeSpan WarmUp { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>The wait of every level.</summary>
    public TimeSpan EscalateAfter { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>Levels of the policy, one handler each.</summary>
    public int Levels { get; init; } = 2;

    /// <summary>The share of requests that somebody takes, from 0 to 1.</summary>
    public double AnsweredShare { get; init; } = 0.5;

    /// <summary>Whether nobody answers and a mention is measured up to its first page and its receipt.</summary>
    public bool AskedOnly { get; init; }

    /// <summary>Channels that mentions are written in, in turn.</summary>
    public int Channels { get; init; } = 200;

    /// <summary>RTM instead of Socket Mode.</summary>
    public bool UseRtm { get; init; }

    /// <summary><c>sqlite</c>, <c>memory</c>, or the bot's own <c>--storage</c> value.</summary>
    public string Storage { get; init; } = "sqlite";

    /// <summary>Silos that share the storage.</summary>
    public int Silos { get; init; } = 1;

    /// <summary>What befalls a silo half-way: <c>kill</c>, <c>stop</c> (for 30 s), or <c>roll</c> (each in turn is told to end and started again).</summary>
    public string? Fault { get; init; }

    /// <summary>Where the database, the policy and the bot's log go; they stay there when it is given.</summary>
    public string? Directory { get; init; }

    /// <summary>The bot's assembly; the one built beside this program when null.</summary>
    public string? Bot { get; init; }

    /// <summary>Requests to open in the runs that count requests instead of seconds.</summary>
    public int Requests { get; init; } = 1000;

    /// <summary>How long the bot stays dead.</summary>
    public TimeSpan DownFor { get; init; } = TimeSpan.FromSeconds(20);
}
