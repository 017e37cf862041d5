namespace Pokemanager.SlackEmulator.Api;

internal sealed class OauthV2Access : IPublicMethod
{
    public string Name => "oauth.v2.access";

    public int PerMinute => Tier.Special;

    public ApiAnswer Answer(ApiRequest request)
    {
        var app = request.Slack.App;
        if (request.Text("client_id") != app.ClientId) return ApiAnswer.Refused("invalid_client_id");
        if (request.Text("client_secret") != app.ClientSecret) return ApiAnswer.Refused("bad_client_secret");

        var (workspace, error) = app.InstallCodes.Redeem(request.Text("code") ?? "", request.Text("redirect_uri"));
        if (error is not null) return ApiAnswer.Refused(error);

        return ApiAnswer.With(writer =>
        {
            writer.WriteString("app_id", app.Id);
            writer.WriteString("token_type", "bot");
            writer.WriteString("access_token", workspace!.BotToken);
            writer.WriteString("scope", string.Join(',', workspace.Scopes));
            writer.WriteString("bot_user_id", workspace.Bot.UserId);
            writer.WriteStartObject("team");
            writer.WriteString("id", workspace.Id);
            writer.WriteString("name", workspace.Domain);
            writer.WriteEndObject();
            writer.WriteNull("enterprise");
            writer.WriteBoolean("is_enterprise_install", false);
            writer.WriteStartObject("authed_user");
            writer.WriteString("id", workspace.Users.First(user => !user.IsBot).Id);
            writer.WriteEndObject();
        });
    }
}
