namespace Pokemanager.SlackEmulator.Api;

internal sealed class BotsInfo : IApiMethod
{
    public string Name => "bots.info";

    public string? Scope => "users:read";

    public ApiAnswer Answer(ApiRequest request)
    {
        var bot = request.Workspace.Bot;
        if (request.Text("bot") is { } id && id != bot.BotId) return ApiAnswer.Refused("bot_not_found");

        return ApiAnswer.With(writer =>
        {
            writer.WriteStartObject("bot");
            writer.WriteString("id", bot.BotId);
            writer.WriteBoolean("deleted", false);
            writer.WriteString("name", bot.Name);
            writer.WriteString("user_id", bot.UserId);
            writer.WriteString("app_id", request.Slack.App.Id);
            writer.WriteStartObject("icons");
            writer.WriteEndObject();
            writer.WriteEndObject();
        });
    }
}
