using System.Globalization;
using Pokemanager.Grains.Slack;
using Pokemanager.Silo.Commands;
using Pokemanager.Slack;

namespace Pokemanager.Silo.Slack;

/// <summary>
/// The one installation that <c>SLACK_TOKEN</c> stands for. Who the bot is there is known once <see cref="SlackSignIn"/>
/// has asked; whoever needs it waits until then.
/// </summary>
internal sealed class SlackInstall : ISlackWorkspaces, ISlackConnections
{
    private readonly TaskCompletionSource<SlackWorkspace> _workspace = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly SlackSettings _settings;
    private readonly SlackClients _clients;
    private readonly ISlackWebApi _writing;

    public SlackInstall(SlackSettings settings, SlackClients clients)
    {
        _settings = settings;
        _clients = clients;
        var token = new SlackToken(settings.Token ?? throw new ArgumentException("There is no token.", nameof(settings)));
        Api = clients.WebApi(token);
        _writing = clients.WebApi(token, new SlackCallOptions { RateLimitPatience = TimeSpan.Zero });
    }

    /// <summary>Slack, with this installation's token.</summary>
    public ISlackWebApi Api { get; }

    /// <summary>The workspace, once known.</summary>
    public SlackWorkspace? Workspace => _workspace.Task.IsCompletedSuccessfully ? _workspace.Task.Result : null;

    public void SignedIn(AuthTestResult result) => _workspace.TrySetResult(new SlackWorkspace(
        result.TeamId, new Uri(result.Url ?? "https://slack.com/"), result.UserId, result.BotId, Api, _writing));

    public async ValueTask<SlackWorkspace> GetAsync(string id, CancellationToken cancellationToken)
    {
        var workspace = Workspace ?? await _workspace.Task.WaitAsync(cancellationToken);
        return workspace.Id == id
            ? workspace
            : throw new InvalidOperationException($"Workspace {id} is not the one that SLACK_TOKEN belongs to ({workspace.Id}).");
    }

    public async Task<IReadOnlyList<SlackConnectionKey>> ListAsync(CancellationToken cancellationToken)
    {
        var workspace = await _workspace.Task.WaitAsync(cancellationToken);
        return _settings.AppToken is null
            ? [new SlackConnectionKey(SlackConnectionKey.Rtm, "0", workspace.Id)]
            : [.. Enumerable.Range(0, _settings.Slots).Select(slot => new SlackConnectionKey(SlackConnectionKey.SocketMode, slot.ToString(CultureInfo.InvariantCulture), workspace.Id))];
    }

    public ISlackConnection Open(SlackConnectionKey key) => key.Transport switch
    {
        SlackConnectionKey.Rtm => _clients.Rtm(Api),
        SlackConnectionKey.SocketMode when _settings.AppToken is { } token => _clients.SocketMode(_clients.WebApi(new SlackToken(token))),
        _ => throw new InvalidOperationException($"There is no token for {key}."),
    };
}
