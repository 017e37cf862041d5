using System.Diagnostics;

namespace Pokemanager.Slack.Tests.Clients;

/// <summary>Slack's own packages for Node, installed once beside the tests as the lock file has them.</summary>
public sealed class OfficialClients : IAsyncLifetime
{
    private static readonly TimeSpan InstallTimeout = TimeSpan.FromMinutes(5);

    internal static string Folder => Path.Combine(AppContext.BaseDirectory, "Clients");

    public async ValueTask InitializeAsync()
    {
        var installed = Path.Combine(Folder, "node_modules", ".package-lock.json");
        var wanted = Path.Combine(Folder, "package-lock.json");
        if (File.Exists(installed) && File.GetLastWriteTimeUtc(installed) >= File.GetLastWriteTimeUtc(wanted)) return;

        using var npm = Process.Start(new ProcessStartInfo("npm", ["ci", "--no-audit", "--no-fund"])
        {
            WorkingDirectory = Folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        using var timeout = new CancellationTokenSource(InstallTimeout);
        var output = npm.StandardOutput.ReadToEndAsync(timeout.Token);
        var errors = npm.StandardError.ReadToEndAsync(timeout.Token);
        await npm.WaitForExitAsync(timeout.Token);
        if (npm.ExitCode != 0) throw new InvalidOperationException($"npm ci ended with {npm.ExitCode}:\n{await output}\n{await errors}");
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
