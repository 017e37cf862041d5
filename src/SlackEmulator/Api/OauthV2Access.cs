using Pokemanager.SlackEmulator.Wire;

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

        var (install, error) = app.InstallCodes.Redeem(request.Text("code") ?? "", request.Text("redirect_uri"));
        if (error is not null) return ApiAnswer.Refused(error);

        var (workspace, organization) = (install!.Workspace, install.Organization);
        var installer = (organization?.Workspaces ?? [workspace!]).SelectMany(place => place.Users).FirstOrDefault(user => !user.IsBot);
        return ApiAnswer.With(writer =>
        {
            writer.WriteString("app_id", app.Id);
            writer.WriteString("token_type", "bot");
            writer.WriteString("access_token", install.Secret);
            writer.WriteString("scope", string.Join(',', install.Scopes));
            writer.WriteString("bot_user_id", (organization?.Bot ?? workspace!.Bot).UserId);
            if (workspace is null)
            {
                writer.WriteNull("team");
            }
            else
            {
                writer.WriteStartObject("team");
                writer.WriteString("id", workspace.Id);
                writer.WriteString("name", workspace.Domain);
                writer.WriteEndObject();
            }

            InstallJson.Enterprise(writer, organization);
            writer.WriteStartObject("authed_user");
            writer.WriteString("id", installer?.Id);
            writer.WriteEndObject();
        });
    }
}
