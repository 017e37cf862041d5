using Pokemanager.SlackEmulator.Wire;

namespace Pokemanager.SlackEmulator.Api;

internal sealed class UsergroupsUsersList : IApiMethod
{
    public string Name => "usergroups.users.list";

    public string? Scope => "usergroups:read";

    public int PerMinute => Tier.Two;

    public ApiAnswer Answer(ApiRequest request)
    {
        var group = request.Workspace.UserGroups.FirstOrDefault(g => g.Id == request.Text("usergroup"));
        return group is null ? ApiAnswer.Refused("no_such_subteam") : ApiAnswer.With(writer => writer.WriteStrings("users", group.Users));
    }
}
