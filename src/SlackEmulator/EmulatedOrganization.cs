using Pokemanager.SlackEmulator.Directory;

namespace Pokemanager.SlackEmulator;

/// <summary>An organization of several workspaces that installed the app as a whole: one bot and one token for all of them.</summary>
public sealed class EmulatedOrganization
{
    // In this order: where somebody writes counts more than who is meant.
    private static readonly string[] Ids = ["channel", "usergroup", "view_id", "user", "users", "user_id"];
    private readonly Lock sync = new();
    private EmulatedWorkspace[] workspaces = [];

    internal EmulatedOrganization(EmulatedSlack slack, string name)
    {
        Slack = slack;
        Name = name;
        Id = slack.Ids.Next('E');
        Bot = new EmulatedBot(slack.Ids.Next('U'), slack.Ids.Next('B'), "poke");
        Install = slack.Issue(new AccessToken($"xoxb-{Id[2..]}-{Bot.UserId[2..]}-{name}", this));
    }

    /// <summary>E…</summary>
    public string Id { get; }

    /// <summary>The first part of <c>NAME.enterprise.slack.com</c>.</summary>
    public string Name { get; }

    /// <summary>The app's bot in all workspaces.</summary>
    public EmulatedBot Bot { get; }

    /// <summary>Bot token for all workspaces; calls that name nothing of one workspace need <c>team_id</c>.</summary>
    public string BotToken => Install.Secret;

    /// <summary>The workspaces in the order they were added.</summary>
    public IReadOnlyCollection<EmulatedWorkspace> Workspaces => workspaces;

    internal EmulatedSlack Slack { get; }

    internal AccessToken Install { get; }

    /// <summary>Adds a workspace to which the app was added, with the bot in it and no channel.</summary>
    public EmulatedWorkspace AddWorkspace(string domain)
    {
        var workspace = Slack.Add(new EmulatedWorkspace(Slack, domain, this));
        lock (sync) workspaces = [.. workspaces, workspace];
        return workspace;
    }

    /// <summary>
    /// The workspace that a call is about: the one in <c>team_id</c> (<c>team</c> with team.info), else the one that has what the arguments
    /// name first; null without either.
    /// </summary>
    internal EmulatedWorkspace? WorkspaceOf(IReadOnlyDictionary<string, string> arguments)
    {
        if ((arguments.GetValueOrDefault("team_id") ?? arguments.GetValueOrDefault("team")) is { } team) return Array.Find(workspaces, workspace => workspace.Id == team);

        string[] named = [.. Ids.SelectMany(id => (arguments.GetValueOrDefault(id) ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries))];
        return named.Length == 0 ? null
            : named.Select(id => Array.Find(workspaces, workspace => workspace.Directory.Has(id))).FirstOrDefault(found => found is not null) ?? workspaces.FirstOrDefault();
    }
}
