using System.Diagnostics.Metrics;
using Pokemanager.Grains.Slack;
using Pokemanager.Silo.Commands;
using Pokemanager.Silo.Hosting;
using Pokemanager.Slack;

namespace Pokemanager.Silo.Slack;

/// <summary>
/// Asks Slack who the bot is, in every workspace by itself. Passing trouble is waited out. A refused token parks its workspace; where
/// <c>SLACK_TOKEN</c> is the only one it ends the process with its own exit code.
/// </summary>
internal sealed partial class SlackSignIn(
    SlackInstalls installs, WorkspaceTokens tokens, SlackClients clients, ConnectorStatuses statuses, FatalStop stop, IMeterFactory meters, TimeProvider clock,
    ILogger<SlackSignIn> logger)
    : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        statuses.Refused += RefusedConnection;
        meters.Create("Pokemanager").CreateObservableGauge("pokemanager.workspaces", Count, description: "Workspaces by how they stand: served, parked, or waiting for Slack.");
        using var timer = new PeriodicTimer(Every, clock);
        do
        {
            foreach (var install in installs.All.Where(install => install.IsDue(clock.GetUtcNow())))
            {
                _ = SignInAsync(install, stoppingToken);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task SignInAsync(SlackInstall install, CancellationToken cancellationToken)
    {
        try
        {
            var (token, problem) = tokens.Find(install.Token);
            if (token is null)
            {
                Refuse(install, problem!);
                return;
            }

            var result = await clients.WebApi(token).AuthTestAsync(cancellationToken);
            if (install.TeamId is { } expected && expected != result.TeamId)
            {
                Refuse(install, $"{install.Token?.ToString() ?? "SLACK_TOKEN"} belongs to workspace {result.TeamId}, not to {expected}");
                return;
            }

            installs.SignedIn(install, result, token);
            LogSignedIn(result.UserId, install.Name, result.TeamId);
            if (ScopeNotes.Of(result.Scopes) is { Count: > 0 } notes)
            {
                LogScopes(install.Name, string.Join("; ", notes));
            }
        }
        catch (SlackApiException e) when (TokenRefusal.IsOfToken(e))
        {
            Refuse(install, TokenRefusal.Describe(install.Token?.ToString() ?? "SLACK_TOKEN", e));
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            LogUnreachable(install.Name, (e as SlackApiException)?.Error ?? e.Message, install.TryAgain(clock.GetUtcNow()));
        }
    }

    private void Refuse(SlackInstall install, string reason)
    {
        if (installs.All is [{ Token: null }])
        {
            stop.With(ExitCode.SlackRefused, reason);
            return;
        }

        var isNew = install.Problem != reason;
        install.Park(reason, clock.GetUtcNow());
        if (isNew)
        {
            LogParked(install.Name, reason);
        }
    }

    private void RefusedConnection(SlackConnectionKey key, string reason)
    {
        // What Slack refuses the app's own socket concerns all; of a socket for each workspace, only the one.
        if (key.IsOfAllWorkspaces || installs.All.SingleOrDefault(install => install.TeamId == key.Workspace) is not { } install)
        {
            stop.With(ExitCode.SlackRefused, reason);
        }
        else
        {
            Refuse(install, reason);
        }
    }

    private IEnumerable<Measurement<int>> Count() => new[] { "served", "parked", "waiting" }.Select(state => new Measurement<int>(
        installs.All.Count(install => state == (install.Problem is not null ? "parked" : install.Workspace is not null ? "served" : "waiting")),
        new KeyValuePair<string, object?>("state", state)));

    [LoggerMessage(1, LogLevel.Information, "Signed in to Slack as {User} in workspace {Name} ({Workspace})")]
    private partial void LogSignedIn(string user, string name, string workspace);

    [LoggerMessage(2, LogLevel.Warning, "Workspace {Name}: Slack could not be asked who the bot is: {Error}; next try within {Wait}")]
    private partial void LogUnreachable(string name, string error, TimeSpan wait);

    [LoggerMessage(3, LogLevel.Error, "Workspace {Name} is parked, the others go on: {Reason}")]
    private partial void LogParked(string name, string reason);

    [LoggerMessage(4, LogLevel.Warning, "Workspace {Name}: the app was installed with fewer scopes than docs/slack-app.md lists: {Notes}")]
    private partial void LogScopes(string name, string notes);
}
