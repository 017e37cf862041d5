using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using Pokemanager.Load.Servers;

namespace Pokemanager.Load;

/// <summary>The real bot as a process of its own, in its own directory. It can be killed and started again there.</summary>
internal sealed class BotProcess : IAsyncDisposable
{
    /// <summary>Where the policy lies in the run's directory. The bot watches its folder, so nothing else is written there.</summary>
    public const string PolicyFile = "config/policy.yaml";

    private static readonly TimeSpan ReadyWithin = TimeSpan.FromSeconds(60);

    private readonly HttpClient _http = new();
    private readonly LoadOptions _options;
    private readonly Workplace _workplace;
    private readonly string _storage;
    private readonly string _directory;
    private readonly int _number;
    private int[] _ports = Ports.Free(3);
    private string _host = "127.0.0.1";
    private Process _process;

    /// <summary>Starts it.</summary>
    public BotProcess(LoadOptions options, Workplace workplace, string storage, string directory, int number)
    {
        (_options, _workplace, _storage, _directory, _number) = (options, workplace, storage, directory, number);
        _process = Start();
    }

    /// <summary>Nothing once it has ended.</summary>
    public ProcessUsage Usage => _process.HasExited ? default : ProcessUsage.Of(_process.Id);

    public async Task<StateCounters> CountAsync(CancellationToken cancellationToken) =>
        StateCounters.Of(await _http.GetStringAsync(new Uri($"{Address}/metrics"), cancellationToken));

    /// <summary>Sends it a signal such as <c>STOP</c>.</summary>
    public async Task SignalAsync(string name, CancellationToken cancellationToken)
    {
        using var kill = Process.Start("kill", [$"-{name}", _process.Id.ToString(CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync(cancellationToken);
    }

    /// <summary>Tells it to end, and waits until it has.</summary>
    public async Task EndAsync(CancellationToken cancellationToken)
    {
        await SignalAsync("TERM", cancellationToken);
        await _process.WaitForExitAsync(cancellationToken);
    }

    /// <summary>Ends it as a power cut does.</summary>
    public async Task KillAsync(CancellationToken cancellationToken)
    {
        _process.Kill();
        await _process.WaitForExitAsync(cancellationToken);
    }

    /// <summary>Starts it again over the same storage, under another address if it moves; returns when it was ready.</summary>
    public async Task RestartAsync(bool moves, CancellationToken cancellationToken)
    {
        _process.Dispose();
        if (moves)
        {
            (_host, _ports) = ("127.0.0.2", Ports.Free(3));
        }

        _process = Start();
        await WaitUntilReadyAsync(cancellationToken);
    }

    /// <summary>Ready again: as it is, or, when the cluster had given it up and it has ended itself, started again as an orchestrator would.</summary>
    public async Task RestartIfGivenUpAsync(CancellationToken cancellationToken)
    {
        try
        {
            await WaitUntilReadyAsync(cancellationToken);
        }
        catch (InvalidOperationException) when (_process.HasExited)
        {
            await RestartAsync(moves: false, cancellationToken);
        }
    }

    /// <summary>Returns once it is ready in every workspace; throws when it ends before or takes too long.</summary>
    public async Task WaitUntilReadyAsync(CancellationToken cancellationToken)
    {
        var ready = new Uri($"{Address}/readyz");
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(20), TimeProvider.System);
        for (var started = TimeProvider.System.GetTimestamp(); await timer.WaitForNextTickAsync(cancellationToken);)
        {
            if (_process.HasExited || TimeProvider.System.GetElapsedTime(started) > ReadyWithin)
            {
                throw new InvalidOperationException($"The bot did not get ready. Its log ends with:\n{LogEnd()}");
            }

            if (await IsReadyAsync(ready, cancellationToken))
            {
                return;
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
            await _process.WaitForExitAsync();
        }

        _process.Dispose();
        _http.Dispose();
    }

    // A shell only to send the log to a file, so that reading it costs this process nothing; exec keeps the id.
    private Process Start()
    {
        string[] arguments =
        [
            "-c", $"exec {(Bot.EndsWith(".mjs", StringComparison.Ordinal) ? "node" : "dotnet")} \"$0\" \"$@\" >>{LogFile} 2>&1", Bot,
            "--config-file", In(PolicyFile),
            "--storage", _storage,
            "--urls", Address,
            "--silo-port", _ports[1].ToString(CultureInfo.InvariantCulture),
            "--gateway-port", _ports[2].ToString(CultureInfo.InvariantCulture),
            "--advertise", _host, "--silo-name", string.Create(CultureInfo.InvariantCulture, $"silo-{_number}"),
        ];
        var start = new ProcessStartInfo("/bin/sh", arguments) { WorkingDirectory = _directory };
        start.Environment["SLACK_API_URL"] = _workplace.ApiUrl.ToString();
        foreach (var (workspace, isFirst) in _workplace.Workspaces.Select((workspace, index) => (workspace, index is 0)))
        {
            start.Environment[isFirst ? "SLACK_TOKEN" : PolicyText.TokenOf(workspace)] = _options.UseRtm ? workspace.ClassicBotToken : workspace.BotToken;
        }

        start.Environment["SLACK_APP_TOKEN"] = _options.UseRtm ? "" : _workplace.Slack.App.Token;
        return Process.Start(start) ?? throw new InvalidOperationException("The bot did not start.");
    }

    private async Task<bool> IsReadyAsync(Uri ready, CancellationToken cancellationToken)
    {
        try
        {
            using var answer = await _http.GetAsync(ready, cancellationToken);
            return answer.IsSuccessStatusCode && (_options.Workspaces is 1 || await ServesAllAsync(cancellationToken));
        }
        catch (HttpRequestException)
        {
            // It does not listen yet.
            return false;
        }
    }

    // It is ready with the first workspace; mentions in the others are taken at once only when it has signed in there.
    private async Task<bool> ServesAllAsync(CancellationToken cancellationToken) => Regex.IsMatch(
        await _http.GetStringAsync(new Uri($"{Address}/metrics"), cancellationToken),
        string.Create(CultureInfo.InvariantCulture, $"^pokemanager_workspaces\\{{.*state=\"served\".*\\}} {_options.Workspaces}( |$)"),
        RegexOptions.Multiline);

    private string Address => string.Create(CultureInfo.InvariantCulture, $"http://{_host}:{_ports[0]}");

    private string LogEnd() => string.Join('\n', File.ReadLines(In(LogFile)).TakeLast(8).Select(line => line[..Math.Min(line.Length, 500)]));

    private string LogFile => _number is 0 ? "bot.log" : string.Create(CultureInfo.InvariantCulture, $"bot-{_number}.log");

    private string In(string file) => Path.Combine(_directory, file);

    private string Bot
    {
        get
        {
            // .../bin/Load/release/ lies beside .../bin/Silo/release/.
            var own = new DirectoryInfo(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar));
            return _options.Bot is { } given
                ? Path.GetFullPath(given)
                : Path.Combine(own.Parent!.Parent!.FullName, "Silo", own.Name, "pokemanager.dll");
        }
    }
}
