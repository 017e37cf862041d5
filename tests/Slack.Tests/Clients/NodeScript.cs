using System.Diagnostics;
using System.Text;
using Pokemanager.SlackEmulator;

namespace Pokemanager.Slack.Tests.Clients;

/// <summary>A script on Slack's own packages, running until disposed.</summary>
internal sealed class NodeScript : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(45);
    private readonly Process process;
    private readonly StringBuilder output = new();

    private NodeScript(Process process) => this.process = process;

    public string Output { get { lock (output) return output.ToString(); } }

    public static NodeScript Start(string script, EmulatorHost host, string token, params string[] arguments)
    {
        var process = new Process
        {
            StartInfo = new ProcessStartInfo("node", [script, .. arguments])
            {
                WorkingDirectory = OfficialClients.Folder,
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            },
        };
        process.StartInfo.Environment["SLACK_API_URL"] = host.ApiUrl.ToString();
        process.StartInfo.Environment["SLACK_TOKEN"] = token;
        process.StartInfo.Environment["SLACK_APP_TOKEN"] = host.Slack.App.Token;
        var running = new NodeScript(process);
        process.OutputDataReceived += (_, line) => running.Keep(line.Data);
        process.ErrorDataReceived += (_, line) => running.Keep(line.Data);
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return running;
    }

    /// <summary>Waits for the end and returns what was printed; throws when the script failed.</summary>
    public async Task<string> CompleteAsync()
    {
        using var timeout = new CancellationTokenSource(Patience);
        await process.WaitForExitAsync(timeout.Token);
        return process.ExitCode == 0 ? Output : throw new InvalidOperationException($"The script ended with {process.ExitCode}:\n{Output}");
    }

    public async ValueTask DisposeAsync()
    {
        process.StandardInput.Close();
        using var timeout = new CancellationTokenSource(Patience);
        try
        {
            await process.WaitForExitAsync(timeout.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill();
        }

        process.Dispose();
    }

    private void Keep(string? line)
    {
        lock (output) output.AppendLine(line);
    }
}
