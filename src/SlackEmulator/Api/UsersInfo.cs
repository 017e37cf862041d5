using Pokemanager.SlackEmulator.Wire;

namespace Pokemanager.SlackEmulator.Api;

internal sealed class UsersInfo : IApiMethod
{
    public string Name => "users.info";

    public string? Scope => "users:read";

    public int PerMinute => Tier.Four;

    public ApiAnswer Answer(ApiRequest request)
    {
        if (request.Workspace.Directory.UserById(request.Text("user") ?? "") is not { } user) return ApiAnswer.Refused("user_not_found");

        return ApiAnswer.With(writer =>
        {
            writer.WritePropertyName("user");
            UserJson.Object(writer, user, request.Token!.Holds("users:read.email"));
        });
    }
}
