using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Pokemanager.Load;

/// <summary>The real bot as a process of its own, in its own directory. It can be killed and started again there.</summary>
internal sealed class BotProcess : IAsyncDisposable
{
    private static readonly TimeSpan ReadyWithin = TimeSpan.FromSeconds(60);

    private readonly HttpClient _http = new();
    private readonly LoadOptions _options;
    private readonly Workplace _workplace;
    private readonly string _directory;
    private readonly int[] _ports = FreePorts(3);
    private readonly int _number;
    private Process _process;

    private BotProcess(LoadOptions options, Workplace workplace, int number)
    {
        _options = options;
        _workplace = workplace;
        _number = number;
        _directory = options.Directory is { } given ? Path.GetFullPath(given) : Directory.CreateTempSubdirectory("pokemanager-load-").FullName;
        // The bot watches the directory of its policy, so nothing else is written there.
        Directory.CreateDirectory(In("config"));
        File.WriteAllText(In("config/policy.yaml"), PolicyText.Of(workplace.Handlers, options.EscalateAfter));
        _process = Start();
    }

    /// <summary>Nothing once it has ended.</summary>
    public ProcessUsage Usage => _process.HasExited ? default : ProcessUsage.Of(_process.Id);

    /// <summary>Starts it and returns once it is ready; throws when it ends before or takes too long.</summary>
    public static async Task<BotProcess> StartAsync(
        LoadOptions options, Workplace workplace, CancellationToken cancellationToken, int number = 0)
    {
        var bot = new BotProcess(options, workplace, number);
        try
        {
            await bot.WaitUntilReadyAsync(cancellationToken);
            return bot;
        }
        catch
        {
            await bot.DisposeAsync();
            throw;
        }
    }

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

    /// <summary>Starts it again over the same storage; returns when it was ready.</summary>
    public async Task RestartAsync(CancellationToken cancellationToken)
    {
        _process.Dispose();
        _process = Start();
        await WaitUntilReadyAsync(cancellationToken);
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
        if (_options.Directory is null)
        {
            Directory.Delete(_directory, recursive: true);
        }
    }

    // A shell only to send the log to a file, so that reading it costs this process nothing; exec keeps the id.
    private Process Start()
    {
        string[] arguments =
        [
            "-c", $"exec dotnet \"$0\" \"$@\" >>{LogFile} 2>&1", Assembly(),
            "--config-file", In("config/policy.yaml"),
            "--storage", _options.Storage is "sqlite" ? $"sqlite:{In("pokemanager.db")}" : _options.Storage,
            "--urls", Address(_ports[0]),
            "--silo-port", _ports[1].ToString(CultureInfo.InvariantCulture),
            "--gateway-port", _ports[2].ToString(CultureInfo.InvariantCulture),
            "--advertise", "127.0.0.1", "--silo-name", string.Create(CultureInfo.InvariantCulture, $"silo-{_number}"),
        ];
        var start = new ProcessStartInfo("/bin/sh", arguments) { WorkingDirectory = _directory };
        start.Environment["SLACK_API_URL"] = _workplace.ApiUrl.ToString();
        start.Environment["SLACK_TOKEN"] = _options.UseRtm ? _workplace.Workspace.ClassicBotToken : _workplace.Workspace.BotToken;
        start.Environment["SLACK_APP_TOKEN"] = _options.UseRtm ? "" : _workplace.Slack.App.Token;
        return Process.Start(start) ?? throw new InvalidOperationException("The bot did not start.");
    }

    private async Task WaitUntilReadyAsync(CancellationToken cancellationToken)
    {
        var ready = new Uri($"{Address(_ports[0])}/readyz");
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

    private async Task<bool> IsReadyAsync(Uri ready, CancellationToken cancellationToken)
    {
        try
        {
            using var answer = await _http.GetAsync(ready, cancellationToken);
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            // It does not listen yet.
            return false;
        }
    }

    private string LogEnd() => string.Join('\n', File.ReadLines(In(LogFile)).TakeLast(8).Select(line => line[..Math.Min(line.Length, 500)]));

    private string LogFile => _number is 0 ? "bot.log" : string.Create(CultureInfo.InvariantCulture, $"bot-{_number}.log");

    private string In(string file) => Path.Combine(_directory, file);

    private string Assembly()
    {
        // .../bin/Load/release/ lies beside .../bin/Silo/release/.
        var own = new DirectoryInfo(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar));
        return _options.Bot is { } given
            ? Path.GetFullPath(given)
            : Path.Combine(own.Parent!.Parent!.FullName, "Silo", own.Name, "pokemanager.dll");
    }

    private static string Address(int port) => string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}");

    private static int[] FreePorts(int count)
    {
        var listeners = Enumerable.Range(0, count).Select(_ => new TcpListener(IPAddress.Loopback, 0)).ToArray();
        foreach (var listener in listeners)
        {
            listener.Start();
        }

        var ports = listeners.Select(listener => ((IPEndPoint)listener.LocalEndpoint).Port).ToArray();
        foreach (var listener in listeners)
        {
            listener.Dispose();
        }

        return ports;
    }
}
