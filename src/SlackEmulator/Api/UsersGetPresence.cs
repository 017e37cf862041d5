namespace Pokemanager.SlackEmulator.Api;

internal sealed class UsersGetPresence : IApiMethod
{
    public string Name => "users.getPresence";

    public string? Scope => "users:read";

    public ApiAnswer Answer(ApiRequest request)
    {
        var id = request.Text("user") ?? request.Workspace.Bot.UserId;
        if (request.Workspace.Directory.UserById(id) is not { } user) return ApiAnswer.Refused("user_not_found");

        return ApiAnswer.With(writer => writer.WriteString("presence", user.Presence));
    }
}
