using System.CommandLine;

namespace Pokemanager.Load;

/// <summary>Which run with which options.</summary>
internal static class CommandLine
{
    private static readonly Option<double> Rate = new("--rate") { Description = "Mentions a second.", DefaultValueFactory = _ => 50 };
    private static readonly Option<double> Seconds = new("--seconds") { Description = "How long they are written.", DefaultValueFactory = _ => 30 };
    private static readonly Option<double> WarmUp = new("--warm-up") { Description = "Seconds at the same rate before, unmeasured.", DefaultValueFactory = _ => 5 };
    private static readonly Option<double?> EscalateAfter = new("--escalate-after") { Description = "Seconds that each level waits (default 2; 25 with --kill)." };
    private static readonly Option<int> Levels = new("--levels") { Description = "Levels, one handler each.", DefaultValueFactory = _ => 2 };
    private static readonly Option<double> Answer = new("--answer") { Description = "Share of the requests that somebody takes.", DefaultValueFactory = _ => 0.5 };
    private static readonly Option<bool> AskedOnly = new("--asked-only") { Description = "Nobody answers; measure up to page and receipt." };
    private static readonly Option<int> Channels = new("--channels") { Description = "Channels to write in.", DefaultValueFactory = _ => 200 };
    private static readonly Option<int> Workspaces = new("--workspaces") { Description = "Workspaces that have the app installed, 1 to 1000; mentions go round them.", DefaultValueFactory = _ => 1 };
    private static readonly Option<string> Transport = new Option<string>("--transport") { Description = "socket or rtm.", DefaultValueFactory = _ => "socket" }
        .AcceptOnlyFromAmong("socket", "rtm");
    private static readonly Option<string> Storage = new("--storage") { Description = "sqlite, memory, postgres or redis (started for the run), or what the bot is to be given.", DefaultValueFactory = _ => "sqlite" };
    private static readonly Option<int> Silos = new("--silos") { Description = "Silos that share the storage, which then is no sqlite.", DefaultValueFactory = _ => 1 };
    private static readonly Option<string> RedisFsync = new Option<string>("--redis-fsync") { Description = "appendfsync of the Redis that is started: always or everysec.", DefaultValueFactory = _ => "always" }
        .AcceptOnlyFromAmong("always", "everysec");
    private static readonly Option<string?> FaultOption = new Option<string?>("--fault") { Description = "What befalls the bot a third into the run: kill, stop, roll, move or database." }
        .AcceptOnlyFromAmong(Fault.Kill, Fault.Stop, Fault.Roll, Fault.Move, Fault.Database);
    private static readonly Option<bool> RawCommits = new("--raw-commits") { Description = "Afterwards measure what the store takes of the same writes without the bot." };
    private static readonly Option<string?> Directory = new("--directory") { Description = "Where database, policy and the bot's log go, to stay there." };
    private static readonly Option<string?> Bot = new("--bot") { Description = "The bot's assembly, or a Node script, where it is not the one built beside this." };
    private static readonly Option<bool> FindCeiling = new("--find-ceiling") { Description = "Raise the rate until p99 is above 2 s or something is lost." };
    private static readonly Option<int?> Kill = new("--kill") { Description = "Kill the bot with this many requests open (default 1000).", Arity = ArgumentArity.ZeroOrOne };
    private static readonly Option<double> DownFor = new("--down-for", "--down") { Description = "Seconds until what a fault took away is back.", DefaultValueFactory = _ => 20 };
    private static readonly Option<int?> Pending = new("--pending") { Description = "Measure what this many open requests cost (default 10000).", Arity = ArgumentArity.ZeroOrOne };

    public static Task<int> InvokeAsync(string[] args)
    {
        var root = new RootCommand("Drives mentions through an emulated Slack and the real bot, and measures what comes of them.")
        {
            Rate, Seconds, WarmUp, EscalateAfter, Levels, Answer, AskedOnly, Channels, Workspaces, Transport, Storage, RedisFsync, Silos, FaultOption, Directory, Bot,
            FindCeiling, Kill, DownFor, Pending, RawCommits,
        };
        root.SetAction((parsed, cancellationToken) => RunAsync(parsed, cancellationToken));
        return root.Parse(args).InvokeAsync();
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var options = Options(parsed);
        if (Problem(options) is { } problem)
        {
            Output.Line(problem);
            return 2;
        }

        return true switch
        {
            _ when parsed.GetResult(Kill) is not null => await KillRun.RunAsync(
                options with
                {
                    Requests = parsed.GetValue(Kill) ?? 1000,
                    EscalateAfter = TimeSpan.FromSeconds(parsed.GetValue(EscalateAfter) ?? 25),
                },
                cancellationToken),
            _ when parsed.GetResult(Pending) is not null => await PendingRun.RunAsync(
                options with { Requests = parsed.GetValue(Pending) ?? 10_000, EscalateAfter = TimeSpan.FromHours(1), AnsweredShare = 0, Rate = RateOr(100) },
                cancellationToken),
            _ when parsed.GetValue(FindCeiling) => await CeilingRun.RunAsync(options, cancellationToken),
            _ => await RateRun.RunAsync(options, cancellationToken),
        };

        double RateOr(double other) => parsed.GetResult(Rate) is { Implicit: false } ? options.Rate : other;
    }

    private static string? Problem(LoadOptions options) => options switch
    {
        { Silos: > 1, StorageKind: "sqlite" or "memory" } => "Several silos need --storage postgres or redis.",
        { Fault: Fault.Database, Storage: not ("postgres" or "redis") } => "Only a server that is started for the run can be taken away: --storage postgres or redis.",
        { RawCommits: true, Storage: not ("postgres" or "redis" or "sqlite") } => "--raw-commits needs a store of its own: --storage postgres, redis or sqlite.",
        { RawCommits: true, Fault: not null } => "--raw-commits counts the calls of a run without a fault.",
        { Workspaces: < 1 or > 1000 } => "--workspaces takes 1 to 1000.",
        { Fault: Fault.Move, Silos: > 1 } => "--fault move is about a lone silo.",
        _ => null,
    };

    private static LoadOptions Options(ParseResult parsed) => new()
    {
        Rate = parsed.GetValue(Rate),
        Duration = TimeSpan.FromSeconds(parsed.GetValue(Seconds)),
        WarmUp = TimeSpan.FromSeconds(parsed.GetValue(WarmUp)),
        EscalateAfter = TimeSpan.FromSeconds(parsed.GetValue(EscalateAfter) ?? (parsed.GetValue(AskedOnly) ? 3600 : 2)),
        Levels = parsed.GetValue(Levels),
        AnsweredShare = parsed.GetValue(AskedOnly) ? 0 : parsed.GetValue(Answer),
        AskedOnly = parsed.GetValue(AskedOnly),
        Channels = parsed.GetValue(Channels),
        Workspaces = parsed.GetValue(Workspaces),
        UseRtm = parsed.GetValue(Transport) is "rtm",
        Storage = parsed.GetValue(Storage)!,
        Silos = parsed.GetValue(Silos),
        RedisFsync = parsed.GetValue(RedisFsync)!,
        Fault = parsed.GetValue(FaultOption),
        RawCommits = parsed.GetValue(RawCommits),
        Directory = parsed.GetValue(Directory),
        Bot = parsed.GetValue(Bot),
        DownFor = TimeSpan.FromSeconds(parsed.GetValue(DownFor)),
    };
}
