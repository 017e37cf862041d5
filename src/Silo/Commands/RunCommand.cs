using Pokemanager.Policies;
using Pokemanager.Policies.Configuration;
using Pokemanager.Silo.Hosting;
using Pokemanager.Silo.Storage;

namespace Pokemanager.Silo.Commands;

/// <summary>Runs the bot until it is told to stop.</summary>
internal static class RunCommand
{
    public static async Task<int> InvokeAsync(Settings settings, CancellationToken cancellationToken)
    {
        var problems = Problems(settings).ToArray();
        if (problems.Length > 0)
        {
            return await Refuse(ExitCode.WrongUsage, problems);
        }

        var file = PolicyFile.Load(settings.ConfigFile!);
        if (file.Configuration is not { } configuration)
        {
            return await Refuse(ExitCode.WrongUsage, [.. file.Problems.Select(problem => problem.ToString())]);
        }

        if (settings.Slack.Token is null && configuration.Workspaces.IsEmpty)
        {
            return await Refuse(
                ExitCode.WrongUsage,
                ["SLACK_TOKEN is not set; put the bot token of your Slack app (xoxb-…) into it, name workspaces in the configuration, or try 'pokemanager demo'."]);
        }

        foreach (var problem in file.Problems)
        {
            await Console.Error.WriteLineAsync(problem.ToString());
        }

        using var loggers = LoggerFactory.Create(logging => logging.AddPokemanagerLogging(settings.LogsJson));
        IStorage storage;
        try
        {
            storage = await Storages.OpenAsync(StorageLocation.Parse(settings.Storage), TimeProvider.System, loggers, cancellationToken);
        }
        catch (StorageException e)
        {
            return await Refuse(ExitCode.StorageUnreachable, [e.Message]);
        }
        catch (FormatException e)
        {
            return await Refuse(ExitCode.WrongUsage, [e.Message]);
        }

        await using (storage)
        {
            return await BotHost.RunAsync(settings, configuration, storage, cancellationToken);
        }
    }

    public static async Task<int> Refuse(int exitCode, IReadOnlyList<string> problems)
    {
        foreach (var problem in problems)
        {
            await Console.Error.WriteLineAsync($"pokemanager: {problem}");
        }

        return exitCode;
    }

    private static IEnumerable<string> Problems(Settings settings)
    {
        foreach (var problem in settings.Problems)
        {
            yield return problem;
        }

        if (settings.ConfigFile is null)
        {
            yield return "no configuration file; name one with --config-file FILE or POKEMANAGER_CONFIG, or try 'pokemanager demo'.";
        }

    }
}
