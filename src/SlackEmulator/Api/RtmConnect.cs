using Pokemanager.SlackEmulator.Sockets;

namespace Pokemanager.SlackEmulator.Api;

internal sealed class RtmConnect : IApiMethod
{
    public string Name => "rtm.connect";

    public int PerMinute => Tier.One;

    public ApiAnswer Answer(ApiRequest request)
    {
        if (request.Token!.Kind != TokenKind.ClassicBot) return ApiAnswer.Refused("not_allowed_token_type");

        var workspace = request.Workspace;
        var ticket = request.Slack.App.Sockets.IssueTicket(SocketKind.Rtm, workspace);
        return ApiAnswer.With(writer =>
        {
            writer.WriteString("url", $"ws://{request.Host}{SocketEndpoints.RtmPath}/?ticket={ticket}");
            writer.WriteStartObject("team");
            writer.WriteString("id", workspace.Id);
            writer.WriteString("name", workspace.Domain);
            writer.WriteString("domain", workspace.Domain);
            writer.WriteEndObject();
            writer.WriteStartObject("self");
            writer.WriteString("id", workspace.Bot.UserId);
            writer.WriteString("name", workspace.Bot.Name);
            writer.WriteEndObject();
        });
    }
}
