using Pokemanager.SlackEmulator.Sockets;

namespace Pokemanager.SlackEmulator.Api;

internal sealed class AppsConnectionsOpen : IApiMethod
{
    public string Name => "apps.connections.open";

    public string? Scope => "connections:write";

    public bool NeedsAppToken => true;

    public ApiAnswer Answer(ApiRequest request) => ApiAnswer.With(writer =>
    {
        var ticket = request.Slack.App.Sockets.IssueTicket(SocketKind.SocketMode, workspace: null);
        writer.WriteString("url", $"ws://{request.Host}{SocketEndpoints.SocketModePath}/?ticket={ticket}&app_id={request.Slack.App.Id}");
    });
}
