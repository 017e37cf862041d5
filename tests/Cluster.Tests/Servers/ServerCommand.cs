using System.Diagnostics;

namespace Pokemanager.Cluster.Tests.Servers;

/// <summary>Runs a program to its end and fails with what it said.</summary>
internal static class ServerCommand
{
    public static async Task RunAsync(string program, params string[] arguments)
    {
        // Output goes to files of the servers' own: a server that goes on holds an inherited pipe open.
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardError = false, RedirectStandardOutput = false };
        using var process = Process.Start(start) ?? throw new InvalidOperationException($"{program} did not start.");
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        await process.WaitForExitAsync(patience.Token);
        Assert.True(process.ExitCode is 0, $"{program} {string.Join(' ', arguments)} ended with {process.ExitCode}.");
    }
}
