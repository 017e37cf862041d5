namespace Pokemanager.SlackEmulator;

/// <summary>A small company to try things in.</summary>
public static class Company
{
    private static readonly (string Name, string RealName)[] People =
    [
        ("dilbert", "Dilbert"), ("asok", "Asok"), ("alice", "Alice"), ("wally", "Wally"),
        ("pointy_haired_boss", "Pointy-Haired Boss"), ("catbert", "Catbert"), ("ratbert", "Ratbert"), ("dogbert", "Dogbert"),
    ];

    /// <summary>
    /// Adds the workspace <c>acme</c> with its people, and the channels #general and #ops-help, where the bot is, and #random,
    /// where it is not. Ids and tokens are the same in each run.
    /// </summary>
    public static EmulatedWorkspace Create(EmulatedSlack slack)
    {
        var workspace = slack.AddWorkspace("acme");
        EmulatedUser[] people = [.. People.Select(p => workspace.AddUser(p.Name, realName: p.RealName))];
        workspace.AddChannel("general", members: people);
        workspace.AddChannel("ops-help", members: people);
        workspace.AddChannel("random", botIsMember: false, members: people);
        workspace.AddUserGroup("engineers", people[..4]);
        return workspace;
    }
}
