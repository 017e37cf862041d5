using Pokemanager.SlackEmulator.Wire;

namespace Pokemanager.SlackEmulator.Api;

internal sealed class UsersLookupByEmail : IApiMethod
{
    public string Name => "users.lookupByEmail";

    public string? Scope => "users:read.email";

    // An address is one person's in all workspaces of an organization.
    public bool IsOfWholeInstall => true;

    public ApiAnswer Answer(ApiRequest request)
    {
        var email = request.Text("email") ?? "";
        var users = request.Token!.Organization?.Workspaces.SelectMany(workspace => workspace.Users) ?? request.Workspace.Users;
        var user = users.FirstOrDefault(u => !u.IsDeleted && u.Email.Equals(email, StringComparison.OrdinalIgnoreCase));
        if (user is null || email.Length == 0) return ApiAnswer.Refused("users_not_found");

        return ApiAnswer.With(writer =>
        {
            writer.WritePropertyName("user");
            UserJson.Object(writer, user, withEmail: true);
        });
    }
}
