using System.Diagnostics;

namespace Pokemanager.Silo.Tests.Storage;

/// <summary>What only root on Linux may do.</summary>
internal static class Mount
{
    public static bool IsAllowed => OperatingSystem.IsLinux() && Environment.IsPrivilegedProcess;

    public static void Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
        var error = process.StandardError.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode is 0, $"{program} {string.Join(' ', arguments)}: {error}");
    }
}
