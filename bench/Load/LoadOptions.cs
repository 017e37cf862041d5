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

    /// <summary><c>sqlite</c>, <c>memory</c>, <c>postgres</c> or <c>redis</c> with a server of this run's own, or the bot's own <c>--storage</c> value.</summary>
    public string Storage { get; init; } = "sqlite";

    /// <summary>What comes before a colon in <see cref="Storage"/>.</summary>
    public string StorageKind => Storage.Split(':')[0];

    /// <summary><c>always</c> or <c>everysec</c>: when a Redis of this run's own makes durable what it answered.</summary>
    public string RedisFsync { get; init; } = "always";

    /// <summary>Silos that share the storage.</summary>
    public int Silos { get; init; } = 1;

    /// <summary>Workspaces that have the bot installed.</summary>
    public int Workspaces { get; init; } = 1;

    /// <summary>What <see cref="Load.Fault"/> befalls the bot a third into the run.</summary>
    public string? Fault { get; init; }

    /// <summary>Where the database, the policy and the bot's log go; they stay there when it is given.</summary>
    public string? Directory { get; init; }

    /// <summary>The bot's assembly, or a Node script that takes the same options; the one built beside this program when null.</summary>
    public string? Bot { get; init; }

    /// <summary>Requests to open in the runs that count requests instead of seconds.</summary>
    public int Requests { get; init; } = 1000;

    /// <summary>Whether the store is measured alone afterwards.</summary>
    public bool RawCommits { get; init; }

    /// <summary>How long what a fault takes away stays away.</summary>
    public TimeSpan DownFor { get; init; } = TimeSpan.FromSeconds(20);
}
