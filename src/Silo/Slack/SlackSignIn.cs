using Pokemanager.Grains.Slack;
using Pokemanager.Silo.Commands;
using Pokemanager.Silo.Hosting;
using Pokemanager.Slack;

namespace Pokemanager.Silo.Slack;

/// <summary>Asks Slack who the bot is. Passing trouble is waited out; a refused token ends the process with its own exit code.</summary>
internal sealed partial class SlackSignIn(
    SlackInstall install, ConnectorStatuses statuses, FatalStop stop, TimeProvider clock, ILogger<SlackSignIn> logger) : BackgroundService
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(30);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        statuses.Refused += reason => stop.With(ExitCode.SlackRefused, reason);
        for (var wait = TimeSpan.FromSeconds(1); !stoppingToken.IsCancellationRequested; wait = wait * 2 < LongestWait ? wait * 2 : LongestWait)
        {
            try
            {
                var result = await install.Api.AuthTestAsync(stoppingToken);
                install.SignedIn(result);
                LogSignedIn(result.UserId, result.TeamId);
                return;
            }
            catch (SlackApiException e) when (e.Kind is SlackErrorKind.InstallDead or SlackErrorKind.Configuration or SlackErrorKind.TokenExpired or SlackErrorKind.Refused)
            {
                stop.With(ExitCode.SlackRefused, $"Slack refuses SLACK_TOKEN: {e.Error}. Take the bot token of the installed app (xoxb-…) from its page 'OAuth & Permissions'.");
                return;
            }
            catch (SlackApiException e)
            {
                LogUnreachable(e.Error, wait);
                await Task.Delay(wait * (0.5 + (Random.Shared.NextDouble() / 2)), clock, stoppingToken);
            }
        }
    }

    [LoggerMessage(1, LogLevel.Information, "Signed in to Slack as {User} in workspace {Workspace}")]
    private partial void LogSignedIn(string user, string workspace);

    [LoggerMessage(2, LogLevel.Warning, "Slack could not be asked who the bot is: {Error}; next try within {Wait}")]
    private partial void LogUnreachable(string error, TimeSpan wait);
}
