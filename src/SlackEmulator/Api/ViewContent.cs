using System.Text.Json;
using System.Text.Json.Nodes;

namespace Pokemanager.SlackEmulator.Api;

/// <summary>The view that a views method is given to show to somebody.</summary>
internal static class ViewContent
{
    public static (JsonElement? View, ApiAnswer? Refusal) Read(ApiRequest request, EmulatedUser user, string type, string? id = null)
    {
        if (request.Json("view") is not { ValueKind: JsonValueKind.Object } given
            || !given.TryGetProperty("type", out var actual) || actual.ToString() != type
            || !given.TryGetProperty("blocks", out var blocks) || blocks.ValueKind != JsonValueKind.Array)
        {
            return (null, ApiAnswer.Refused("invalid_arguments", "failed to match all allowed schemas [json-pointer:/view]"));
        }

        if (BlockKit.Problem(blocks, BlockKit.ViewLimit) is { } problem) return (null, ApiAnswer.Refused("invalid_arguments", problem));

        var view = JsonNode.Parse(given.GetRawText())!.AsObject();
        view["id"] = id ?? request.Slack.Ids.Next('V');
        view["team_id"] = user.Workspace.Id;
        view["app_id"] = request.Slack.App.Id;
        view["bot_id"] = user.Workspace.Bot.BotId;
        view["hash"] = Guid.NewGuid().ToString("N")[..16];
        return (JsonSerializer.SerializeToElement(view), null);
    }
}
