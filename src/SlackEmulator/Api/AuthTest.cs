namespace Pokemanager.SlackEmulator.Api;

internal sealed class AuthTest : IApiMethod
{
    public string Name => "auth.test";

    public int PerMinute => Tier.Special;

    public ApiAnswer Answer(ApiRequest request) => ApiAnswer.With(writer =>
    {
        var workspace = request.Workspace;
        writer.WriteString("url", $"https://{workspace.Domain}.slack.com/");
        writer.WriteString("team", workspace.Domain);
        writer.WriteString("user", workspace.Bot.Name);
        writer.WriteString("team_id", workspace.Id);
        writer.WriteString("user_id", workspace.Bot.UserId);
        writer.WriteString("bot_id", workspace.Bot.BotId);
        writer.WriteBoolean("is_enterprise_install", false);
    });
}
