using System.Diagnostics;
using System.Globalization;
using Pokemanager.Silo.Commands;
using Pokemanager.SlackEmulator;

namespace Pokemanager.Silo.Demo;

/// <summary>The bot of the demo: this program once more, as a child that may be killed at any moment and started again on its file.</summary>
internal sealed class BotChild(Settings settings, double speed, TimeProvider clock, Action changed) : IBotProcess, IDisposable
{
    /// <summary>The hidden command that the child runs.</summary>
    public const string Command = "demo-bot";

    private readonly Lock _acting = new();
    private readonly Lock _sync = new();
    private Process? _process;

    public bool IsRunning => _process is not null;

    public DateTimeOffset Since { get; private set; }

    public string? Ended { get; private set; }

    public double Speed => speed;

    public void Start()
    {
        lock (_acting)
        {
            if (_process is not null)
            {
                return;
            }

            var process = new Process { StartInfo = StartInfo(), EnableRaisingEvents = true };
            process.Exited += (_, _) => Forget(process);
            lock (_sync)
            {
                process.Start();
                (_process, Ended, Since) = (process, null, clock.GetUtcNow());
            }
        }

        changed();
    }

    public void Kill()
    {
        lock (_acting)
        {
            Process process;
            lock (_sync)
            {
                if (_process is null)
                {
                    return;
                }

                (process, _process, Ended, Since) = (_process, null, "killed", clock.GetUtcNow());
            }

            // Not under the lock that Forget takes: the process calls it under a lock of its own, which waiting for the end takes as well.
            process.Kill();
            process.WaitForExit();
            process.Dispose();
        }

        changed();
    }

    public void Dispose() => Kill();

    /// <summary>It ended by itself.</summary>
    private void Forget(Process process)
    {
        lock (_sync)
        {
            if (_process != process)
            {
                return;
            }

            (_process, Ended, Since) = (null, $"gone with exit code {process.ExitCode}", clock.GetUtcNow());
            process.Dispose();
        }

        changed();
    }

    private ProcessStartInfo StartInfo()
    {
        // Started by 'dotnet pokemanager.dll' the program is dotnet; otherwise it is the program itself.
        var program = Environment.ProcessPath!;
        var isDotnet = Path.GetFileNameWithoutExtension(program).Equals("dotnet", StringComparison.OrdinalIgnoreCase);
        string[] arguments =
        [
            .. isDotnet ? [typeof(BotChild).Assembly.Location] : Array.Empty<string>(),
            Command, "--config-file", settings.ConfigFile!, "--storage", settings.Storage, "--urls", settings.Urls,
            "--silo-port", Text(FreePorts.Take()), "--gateway-port", Text(FreePorts.Take()), "--advertise", "127.0.0.1",
            "--log-format", settings.LogsJson ? "json" : "text", "--speed", Text(speed),
        ];
        // The child ends when its input does: so it never outlives this process, however that ends.
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardInput = true };
        start.Environment["SLACK_TOKEN"] = settings.Slack.Token;
        start.Environment["SLACK_APP_TOKEN"] = settings.Slack.AppToken;
        start.Environment["SLACK_API_URL"] = settings.Slack.ApiUrl.ToString();
        return start;
    }

    private static string Text(IFormattable number) => number.ToString(null, CultureInfo.InvariantCulture);
}
