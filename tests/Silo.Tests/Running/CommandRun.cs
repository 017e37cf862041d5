using System.Diagnostics;

namespace Pokemanager.Silo.Tests.Running;

/// <summary>One run of the real program from its start to its end.</summary>
internal sealed record CommandRun(int ExitCode, string Output, string Error)
{
    /// <summary>Runs it with this input, with nothing of this machine's own settings, and with no way to anything but its files.</summary>
    public static Task<CommandRun> Of(IEnumerable<string> arguments, string input = "", string? noColor = null) =>
        RunAsync("dotnet", [Program, .. arguments], input, noColor);

    /// <summary>Runs the load program, which starts the bot beside it.</summary>
    public static Task<CommandRun> OfLoad(IEnumerable<string> arguments) =>
        RunAsync("dotnet", [Path.Combine(AppContext.BaseDirectory, "Pokemanager.Load.dll"), .. arguments], "", null);

    /// <summary>Runs the program on a terminal, where the input is typed.</summary>
    public static Task<CommandRun> OnTerminal(IEnumerable<string> arguments, string input = "", string? noColor = null) =>
        RunAsync("script", ["-qec", string.Join(' ', new[] { "dotnet", Program }.Concat(arguments).Select(word => $"'{word}'")), "/dev/null"], input, noColor);

    private static string Program => Path.Combine(AppContext.BaseDirectory, "pokemanager.dll");

    private static async Task<CommandRun> RunAsync(string program, IReadOnlyList<string> arguments, string input, string? noColor)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("SLACK_", StringComparison.Ordinal) || name.StartsWith("POKEMANAGER_", StringComparison.Ordinal)).ToArray())
        {
            start.Environment.Remove(name);
        }

        start.Environment["TERM"] = "xterm-256color";
        start.Environment["NO_COLOR"] = noColor;
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync(patience.Token);
        var error = process.StandardError.ReadToEndAsync(patience.Token);
        await process.StandardInput.WriteAsync(input.AsMemory(), patience.Token);
        process.StandardInput.Close();
        await process.WaitForExitAsync(patience.Token);
        return new CommandRun(process.ExitCode, await output, await error);
    }
}
