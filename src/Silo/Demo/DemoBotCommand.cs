using Pokemanager.Silo.Commands;

namespace Pokemanager.Silo.Demo;

/// <summary>The bot as the child of a demo: it runs as ever, and is gone at once when the demo is.</summary>
internal static class DemoBotCommand
{
    public static Task<int> InvokeAsync(Settings settings, CancellationToken cancellationToken)
    {
        new Thread(EndWithInput) { IsBackground = true, Name = "End with the demo" }.Start();
        return RunCommand.InvokeAsync(settings, cancellationToken);
    }

    private static void EndWithInput()
    {
        using var input = Console.OpenStandardInput();
        while (input.ReadByte() >= 0)
        {
        }

        // Nothing would be left to stop in order for: Slack is gone.
        Environment.Exit(ExitCode.Fine);
    }
}
