using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using Pokemanager.SlackEmulator;

namespace Pokemanager.Silo.Tests.Running;

/// <summary>The real program as a process of its own.</summary>
internal sealed class BotProcess : IDisposable
{
    private static readonly HttpClient Http = new();
    private static readonly ConcurrentBag<FileStream> Reserved = [];
    private readonly Process _process;
    private readonly ConcurrentQueue<string> _output = new();

    private BotProcess(Process process, Uri? url)
    {
        _process = process;
        Url = url;
        process.OutputDataReceived += (_, e) => Keep(e.Data);
        process.ErrorDataReceived += (_, e) => Keep(e.Data);
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public Uri? Url { get; }

    public bool HasEnded => _process.HasExited;

    public string Output => string.Join('\n', _output);

    /// <summary>Starts it with these arguments and nothing of this machine's own settings, behind <paramref name="shell"/>, a command that runs another.</summary>
    public static BotProcess Start(
        IReadOnlyList<string> arguments, IReadOnlyDictionary<string, string>? environment = null, Uri? url = null, IReadOnlyList<string>? shell = null)
    {
        string[] command = [.. shell ?? [], "dotnet", Path.Combine(AppContext.BaseDirectory, "pokemanager.dll"), .. arguments];
        var start = new ProcessStartInfo(command[0], command[1..])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };

        foreach (var name in start.Environment.Keys.Where(IsSetting).ToArray())
        {
            start.Environment.Remove(name);
        }

        foreach (var (name, value) in environment ?? new Dictionary<string, string>())
        {
            start.Environment[name] = value;
        }

        return new BotProcess(new Process { StartInfo = start }, url);
    }

    /// <summary>Starts the bot in a workspace of an emulated Slack.</summary>
    public static BotProcess Start(EmulatorHost slack, EmulatedWorkspace workspace, string configFile, string storage, string? token = null, bool isRtm = false,
        IReadOnlyDictionary<string, string>? settings = null)
    {
        var (http, silo, gateway) = (FreePort(), FreePort(), FreePort());
        var environment = new Dictionary<string, string>
        {
            ["SLACK_TOKEN"] = token ?? (isRtm ? workspace.ClassicBotToken : workspace.BotToken),
            ["SLACK_API_URL"] = slack.ApiUrl.ToString(),
        };
        if (!isRtm)
        {
            environment["SLACK_APP_TOKEN"] = slack.Slack.App.Token;
        }

        foreach (var (name, value) in settings ?? new Dictionary<string, string>())
        {
            environment[name] = value;
        }

        return Start(
            [
                "--config-file", configFile, "--storage", storage, "--urls", $"http://127.0.0.1:{http}",
                "--silo-port", Text(silo), "--gateway-port", Text(gateway),
            ],
            environment,
            new Uri($"http://127.0.0.1:{http}/"));
    }

    /// <summary>Waits until the process can do its work.</summary>
    public async Task ReadyAsync()
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        using var beat = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while (await beat.WaitForNextTickAsync(patience.Token))
        {
            Assert.False(_process.HasExited, $"The bot ended before it was ready:\n{Output}");
            try
            {
                using var answer = await Http.GetAsync(new Uri(Url!, "readyz"), patience.Token);
                if (answer.StatusCode is HttpStatusCode.OK)
                {
                    return;
                }
            }
            catch (HttpRequestException)
            {
                // Not listening yet; the next beat asks again.
            }
        }
    }

    /// <summary>Waits until the process has written this.</summary>
    public async Task SaysAsync(string text)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        using var beat = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while (!Output.Contains(text, StringComparison.Ordinal))
        {
            Assert.False(_process.HasExited, $"The bot ended before it said '{text}':\n{Output}");
            await beat.WaitForNextTickAsync(patience.Token);
        }
    }

    /// <summary>Waits for the end and returns the exit code.</summary>
    public async Task<int> ExitCodeAsync()
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        await _process.WaitForExitAsync(patience.Token);
        return _process.ExitCode;
    }

    /// <summary>Sends it a signal such as <c>STOP</c> or <c>TERM</c>.</summary>
    public void Signal(string name)
    {
        using var kill = Process.Start("kill", [$"-{name}", Text(_process.Id)]);
        kill.WaitForExit();
    }

    /// <summary>Ends it as <c>kill -9</c> does: nothing is told, nothing is finished.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
            _process.WaitForExit();
        }

        _process.Dispose();
    }

    private static string Text(int port) => port.ToString(CultureInfo.InvariantCulture);

    /// <summary>A port that nobody listens on, and that no outgoing connection is given while a process that had it starts again.</summary>
    public static int FreePort()
    {
        while (true)
        {
            var port = RandomNumberGenerator.GetInt32(20_000, 32_000);
            try
            {
                // Other tests, in other processes, look for ports as well, and what gets this one may not have it yet.
                Reserved.Add(new FileStream(
                    Path.Combine(Path.GetTempPath(), $"pokemanager-port-{port}"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1, FileOptions.DeleteOnClose));
                using var listener = new TcpListener(IPAddress.Loopback, port);
                listener.Start();
                return port;
            }
            catch (Exception e) when (e is IOException or SocketException)
            {
                // Somebody has it.
            }
        }
    }

    private static bool IsSetting(string name) =>
        name.StartsWith("SLACK_", StringComparison.Ordinal) || name.StartsWith("POKEMANAGER_", StringComparison.Ordinal) || name.StartsWith("OTEL_", StringComparison.Ordinal);

    private void Keep(string? line)
    {
        if (line is not null)
        {
            _output.Enqueue(line);
        }
    }
}
