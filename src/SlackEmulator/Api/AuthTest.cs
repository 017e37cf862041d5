using Pokemanager.SlackEmulator.Wire;

namespace Pokemanager.SlackEmulator.Api;

internal sealed class AuthTest : IApiMethod
{
    public string Name => "auth.test";

    public int PerMinute => Tier.Special;

    public bool IsOfWholeInstall => true;

    public ApiAnswer Answer(ApiRequest request) => ApiAnswer.With(writer =>
    {
        var (workspace, organization) = (request.Token!.Workspace, request.Token.Organization);
        var bot = organization?.Bot ?? workspace!.Bot;
        writer.WriteString("url", $"https://{workspace?.Domain ?? $"{organization!.Name}.enterprise"}.slack.com/");
        writer.WriteString("team", workspace?.Domain);
        writer.WriteString("user", bot.Name);
        writer.WriteString("team_id", workspace?.Id);
        writer.WriteString("user_id", bot.UserId);
        writer.WriteString("bot_id", bot.BotId);
        writer.WriteOptional("enterprise_id", organization?.Id);
        writer.WriteBoolean("is_enterprise_install", organization is not null);
    });
}
