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

        if (file.Understood is { } configuration)
        {
            using var loggers = LoggerFactory.Create(_ => { });
            using var clients = new SlackClients(settings.Slack, TimeProvider.System, loggers);
            await foreach (var (problem, isFinding) in SlackProblems(settings, clients, configuration, cancellationToken))
            {
                found |= isFinding;
                await Console.Out.WriteLineAsync(problem);
            }
        }

        if (!found && !file.Problems.Any())
        {
            await Console.Out.WriteLineAsync($"{settings.ConfigFile}: no problem found");
        }

        return found ? ExitCode.ProblemFound : ExitCode.Fine;
    }

    /// <summary>What Slack says of each workspace whose token is at hand; the others are named, which is no finding.</summary>
    private static async IAsyncEnumerable<(string Problem, bool IsFinding)> SlackProblems(
        Settings settings, SlackClients clients, BotConfiguration configuration, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var tokens = new WorkspaceTokens(settings.Slack, settings.ConfigFile);
        if (settings.Slack.Token is not null)
        {
            var slack = clients.WebApi(new SlackToken(settings.Slack.Token));
            var (_, notes, refusal) = await AskAsync(slack, cancellationToken);
            if (refusal is { Error: SlackApiException.OrganizationToken })
            {
                yield return ($"{settings.ConfigFile}:1:1: {TokenRefusal.Describe("SLACK_TOKEN", refusal)}", true);
            }
            else
            {
                await foreach (var problem in HandlerProblems("SLACK_TOKEN", slack, configuration, cancellationToken))
                {
                    yield return ($"{settings.ConfigFile}:{problem}", true);
                }
            }

            foreach (var note in notes)
            {
                yield return ($"{settings.ConfigFile}:1:1: warning: SLACK_TOKEN: {note}", false);
            }
        }

        foreach (var workspace in configuration.Workspaces.Values.OrderBy(workspace => workspace.Line))
        {
            var (token, missing) = tokens.Find(workspace.Token);
            if (token is null)
            {
                yield return ($"{settings.ConfigFile}:{workspace.Line}:1: workspace {workspace.Name} was not looked up in Slack: {missing}", false);
                continue;
            }

            var slack = clients.WebApi(token);
            var (team, notes, refusal) = await AskAsync(slack, cancellationToken);
            if (team != workspace.TeamId)
            {
                var wrong = refusal is null ? $"{workspace.Token} belongs to workspace {team}, not to {workspace.TeamId}" : TokenRefusal.Describe(workspace.Token.ToString(), refusal);
                yield return ($"{settings.ConfigFile}:{workspace.Line}:1: workspace {workspace.Name}: {wrong}", true);
                continue;
            }

            foreach (var note in notes)
            {
                yield return ($"{settings.ConfigFile}:{workspace.Line}:1: warning: workspace {workspace.Name}: {note}", false);
            }

            await foreach (var problem in HandlerProblems(workspace.Token.ToString(), slack, workspace.Configuration, cancellationToken))
            {
                yield return ($"{settings.ConfigFile}:{problem} (workspace {workspace.Name})", true);
            }
        }
    }

    /// <summary>Whose token it is and what it lacks, or why Slack refuses it. A scope may be left out on purpose, so that is no finding.</summary>
    private static async Task<(string? Team, IReadOnlyList<string> Notes, SlackApiException? Refusal)> AskAsync(ISlackWebApi slack, CancellationToken cancellationToken)
    {
        try
        {
            var result = await slack.AuthTestAsync(cancellationToken);
            return (result.TeamId, ScopeNotes.Of(result.Scopes), null);
        }
        catch (SlackApiException e)
        {
            return (null, [], e);
        }
    }

    private static async IAsyncEnumerable<string> HandlerProblems(
        string token, ISlackWebApi slack, BotConfiguration configuration, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var (directory, refusal) = await Read(slack, configuration, cancellationToken);
        if (directory is null)
        {
            yield return $"1:1: the handlers could not be looked up in Slack: {refusal}; check {token} and the app's scopes (users:read, users:read.email), or SLACK_API_URL if Slack did not answer.";
            yield break;
        }

        foreach (var level in configuration.Policy.Levels)
        {
            var named = new Dictionary<string, HandlerReference>();
            foreach (var handler in level.Handlers)
            {
                var resolution = HandlerResolver.Resolve(handler, directory);
                if (resolution is not HandlerResolution.Found found)
                {
                    yield return $"{handler.Line}:{handler.Column}: {HandlerResolver.Describe(handler, resolution)}";
                }
                else if (!named.TryAdd(found.User.Id, handler))
                {
                    yield return $"{handler.Line}:{handler.Column}: {handler} is the same person as {named[found.User.Id]} (line {named[found.User.Id].Line}); leave one of them out";
                }
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
