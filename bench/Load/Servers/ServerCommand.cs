using System.Diagnostics;

namespace Pokemanager.Load.Servers;

/// <summary>Runs a program to its end and fails when it fails.</summary>
internal static class ServerCommand
{
    public static async Task RunAsync(string program, string[] arguments, CancellationToken cancellationToken)
    {
        // Output goes to files of the servers' own: a server that goes on holds an inherited pipe open.
        using var process = Process.Start(new ProcessStartInfo(program, arguments)) ?? throw new InvalidOperationException($"{program} did not start.");
        await process.WaitForExitAsync(cancellationToken);
        if (process.ExitCode is not 0)
        {
            throw new InvalidOperationException($"{program} {string.Join(' ', arguments)} ended with {process.ExitCode}.");
        }
    }
}
