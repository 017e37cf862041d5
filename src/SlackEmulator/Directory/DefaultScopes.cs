namespace Pokemanager.SlackEmulator.Directory;

internal static class DefaultScopes
{
    public static readonly string[] Granular =
    [
        "app_mentions:read", "channels:history", "channels:read", "chat:write", "commands", "dnd:read", "groups:history", "groups:read",
        "im:history", "im:read", "im:write", "mpim:history", "mpim:read", "reactions:read", "reactions:write", "team:read",
        "usergroups:read", "users:read", "users:read.email",
    ];

    public static readonly string[] Classic = ["bot"];

    public static readonly string[] App = ["connections:write", "authorizations:read"];
}
