using Microsoft.Extensions.Logging;
using Pokemanager.Grains.Interfaces.Home;
using Pokemanager.Grains.Interfaces.Workspaces;
using Pokemanager.Grains.Messages;
using Pokemanager.Grains.Slack;
using Pokemanager.Grains.Workspaces;
using Pokemanager.Slack;

namespace Pokemanager.Grains.Home;

/// <summary>Publishes the home tab of one person. One at a time, so that what Slack shows is what was read last.</summary>
[GrainType("home")]
internal sealed partial class HomeGrain(
    ISlackWorkspaces workspaces, OpenRequests requests, TimeProvider clock, ILogger<HomeGrain> logger) : Grain, IHomeGrain
{
    // Whoever presses the button has pressed it again by then.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    public async Task Show()
    {
        var (id, user) = this.GetPrimaryKeyString().Split('/') is [var workspaceId, var userId] ? (workspaceId, userId) : ("", "");
        using var patience = new CancellationTokenSource(Patience, clock);
        try
        {
            var workspace = await workspaces.GetAsync(id, patience.Token);
            var plan = (await GrainFactory.GetGrain<IWorkspaceGrain>(id).Preview(null, user))!;
            var open = await requests.ReadAsync(id, patience.Token);
            await workspace.Api.PublishHomeAsync(user, HomeMessage.Render(open, plan, user, clock.GetUtcNow()), patience.Token);
        }
        catch (Exception e)
        {
            // Nobody waits for this call, so nobody else would say it.
            LogNotShown(id, (e as SlackApiException)?.Error ?? e.Message);
        }
    }

    [LoggerMessage(1, LogLevel.Warning, "Workspace {Workspace}: a home tab could not be shown: {Error}")]
    private partial void LogNotShown(string workspace, string error);
}
