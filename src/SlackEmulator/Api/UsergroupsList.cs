using Pokemanager.SlackEmulator.Wire;

namespace Pokemanager.SlackEmulator.Api;

internal sealed class UsergroupsList : IApiMethod
{
    public string Name => "usergroups.list";

    public string? Scope => "usergroups:read";

    public int PerMinute => Tier.Two;

    public ApiAnswer Answer(ApiRequest request) => ApiAnswer.With(writer =>
    {
        writer.WriteStartArray("usergroups");
        foreach (var group in request.Workspace.UserGroups)
        {
            if (group.IsDisabled && !request.Flag("include_disabled")) continue;
            writer.WriteStartObject();
            writer.WriteString("id", group.Id);
            writer.WriteString("team_id", request.Workspace.Id);
            writer.WriteBoolean("is_usergroup", true);
            writer.WriteString("name", group.Handle);
            writer.WriteString("handle", group.Handle);
            writer.WriteNumber("date_delete", group.IsDisabled ? 1 : 0);
            writer.WriteNumber("user_count", group.Users.Count);
            if (request.Flag("include_users")) writer.WriteStrings("users", group.Users);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    });
}
