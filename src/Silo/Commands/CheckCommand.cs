using Pokemanager.Grains.Workspaces;
using Pokemanager.Policies;
using Pokemanager.Policies.Configuration;
using Pokemanager.Policies.Handlers;
using Pokemanager.Silo.Slack;
using Pokemanager.Slack;

namespace Pokemanager.Silo.Commands;

/// <summary>Finds every problem of a configuration before anybody is asked by it.</summary>
internal static class CheckCommand
{
    public static async Task<int> InvokeAsync(Settings settings, bool isStrict, CancellationToken cancellationToken)
    {
        if (settings.Problems.Count > 0 || settings.ConfigFile is null)
        {
            return await RunCommand.Refuse(
                ExitCode.WrongUsage,
                settings.ConfigFile is null ? [.. settings.Problems, "no configuration file; name one with --config-file FILE."] : settings.Problems);
        }

        var file = PolicyFile.Load(settings.ConfigFile);
        var found = file.Problems.Any(problem => isStrict || problem.Severity is Severity.Error);
        foreach (var problem in file.Problems)
        {
            await Console.Out.WriteLineAsync(problem.ToString());
        }

        if (file.Configuration is { } configuration && settings.Slack.Token is not null)
        {
            await foreach (var problem in SlackProblems(settings, configuration, cancellationToken))
            {
                found = true;
                await Console.Out.WriteLineAsync(problem);
            }
        }

        if (!found)
        {
            await Console.Out.WriteLineAsync($"{settings.ConfigFile}: no problem found");
        }

        return found ? ExitCode.ProblemFound : ExitCode.Fine;
    }

    private static async IAsyncEnumerable<string> SlackProblems(
        Settings settings, BotConfiguration configuration, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var loggers = LoggerFactory.Create(_ => { });
        using var clients = new SlackClients(settings.Slack, TimeProvider.System, loggers);
        var (directory, refusal) = await Read(clients.WebApi(new SlackToken(settings.Slack.Token!)), configuration, cancellationToken);
        if (directory is null)
        {
            yield return $"{settings.ConfigFile}: the handlers could not be looked up in Slack: {refusal}; check SLACK_TOKEN and the app's scopes (users:read, users:read.email).";
            yield break;
        }

        foreach (var handler in configuration.Policy.Levels.SelectMany(level => level.Handlers))
        {
            var resolution = HandlerResolver.Resolve(handler, directory);
            if (resolution is not HandlerResolution.Found)
            {
                yield return $"{settings.ConfigFile}:{handler.Line}:1: {HandlerResolver.Describe(handler, resolution)}";
            }
        }
    }

    private static async Task<(UserDirectory? Directory, string? Refusal)> Read(ISlackWebApi slack, BotConfiguration configuration, CancellationToken cancellationToken)
    {
        try
        {
            var users = new Dictionary<string, DirectoryUser>();
            await foreach (var user in slack.ListUsersAsync(cancellationToken))
            {
                users[user.Id] = SlackPeople.From(user);
            }

            // Without the scope for addresses the list lacks them, but single ones may still be asked for.
            foreach (var handler in configuration.Policy.Levels.SelectMany(level => level.Handlers).Where(handler => handler.Kind is HandlerKind.Email))
            {
                if (users.Values.All(user => !string.Equals(user.Email, handler.Value, StringComparison.OrdinalIgnoreCase))
                    && await slack.FindUserByEmailAsync(handler.Value, cancellationToken) is { } user)
                {
                    users[user.Id] = SlackPeople.From(user) with { Email = handler.Value };
                }
            }

            return (new UserDirectory(users.Values), null);
        }
        catch (SlackApiException e)
        {
            return (null, e.Error);
        }
    }
}
