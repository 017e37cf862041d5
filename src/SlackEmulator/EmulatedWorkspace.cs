using Pokemanager.SlackEmulator.Conversations;
using Pokemanager.SlackEmulator.Directory;

namespace Pokemanager.SlackEmulator;

/// <summary>One workspace: its people, conversations, groups, and the app's installation in it.</summary>
public sealed class EmulatedWorkspace
{
    private readonly AccessToken classicBot;

    internal EmulatedWorkspace(EmulatedSlack slack, string domain, EmulatedOrganization? organization)
    {
        Slack = slack;
        Domain = domain;
        Id = slack.Ids.Next('T');
        Organization = organization;
        Bot = organization?.Bot ?? new EmulatedBot(slack.Ids.Next('U'), slack.Ids.Next('B'), "poke");
        Install = organization?.Install ?? slack.Issue(new AccessToken($"xoxb-{Id[2..]}-{Bot.UserId[2..]}-{domain}", TokenKind.Bot, this, DefaultScopes.Granular));
        classicBot = slack.Issue(
            new AccessToken($"xoxb-{Id[2..]}-{Bot.UserId[2..]}-{domain}-classic", TokenKind.ClassicBot, this, DefaultScopes.Classic));
        Directory = new WorkspaceDirectory(this);
        Traffic = new MessageTraffic(this);
        Events = new WorkspaceEvents(this);
        Directory.AddBotUser();
    }

    /// <summary>T…</summary>
    public string Id { get; }

    /// <summary>The first part of <c>DOMAIN.slack.com</c>, and the workspace's name.</summary>
    public string Domain { get; }

    /// <summary>The organization that it is of, where that has installed the app as a whole; then bot, token and scopes are the organization's.</summary>
    public EmulatedOrganization? Organization { get; }

    /// <summary>The app's bot here.</summary>
    public EmulatedBot Bot { get; }

    /// <summary>Bot token of the granular app: Socket Mode or HTTP; RTM refuses it.</summary>
    public string BotToken => Install.Secret;

    /// <summary>Bot token as a classic app has it: RTM works.</summary>
    public string ClassicBotToken => classicBot.Secret;

    /// <summary>Scopes of <see cref="BotToken"/>.</summary>
    public IReadOnlyCollection<string> Scopes { get => Install.Scopes; set => Install.Scopes = [.. value]; }

    /// <summary>Scopes of <see cref="ClassicBotToken"/>; the umbrella scope <c>bot</c> stands for all.</summary>
    public IReadOnlyCollection<string> ClassicScopes { get => classicBot.Scopes; set => classicBot.Scopes = [.. value]; }

    /// <summary>Everybody, the bot included.</summary>
    public IReadOnlyList<EmulatedUser> Users { get { lock (Sync) return [.. Directory.Users]; } }

    /// <summary>All conversations, private messages included.</summary>
    public IReadOnlyList<EmulatedChannel> Channels { get { lock (Sync) return [.. Directory.Channels]; } }

    /// <summary>The user groups.</summary>
    public IReadOnlyList<EmulatedUserGroup> UserGroups { get { lock (Sync) return [.. Directory.Groups]; } }

    /// <summary>Every message of every conversation, oldest first within each; ephemeral ones last.</summary>
    public IReadOnlyList<EmulatedMessage> Messages => Traffic.All();

    internal EmulatedSlack Slack { get; }

    internal AccessToken Install { get; }

    internal Lock Sync { get; } = new();

    internal WorkspaceDirectory Directory { get; }

    internal MessageTraffic Traffic { get; }

    internal WorkspaceEvents Events { get; }

    /// <summary>Adds a person; <c>team_join</c> goes out once the app has connected. Without an id one is made.</summary>
    public EmulatedUser AddUser(
        string name, string? displayName = null, string? realName = null, string? email = null,
        bool deleted = false, bool isBot = false, bool guest = false, string? id = null) =>
        Directory.AddUser(id, name, displayName, realName, email, deleted, isBot, guest);

    /// <summary>Adds a channel with everybody who is named in it.</summary>
    public EmulatedChannel AddChannel(
        string name, bool botIsMember = true, bool isPrivate = false, params IEnumerable<EmulatedUser> members) =>
        Directory.AddChannel(id: null, name.TrimStart('#'), botIsMember, isPrivate, members);

    /// <summary>Adds a public channel under an id that is given, with the bot and everybody who is named in it.</summary>
    public EmulatedChannel AddChannelWithId(string id, string name, params IEnumerable<EmulatedUser> members) =>
        Directory.AddChannel(id, name.TrimStart('#'), botIsMember: true, isPrivate: false, members);

    /// <summary>Adds a user group.</summary>
    public EmulatedUserGroup AddUserGroup(string handle, params IEnumerable<EmulatedUser> members) =>
        Directory.AddGroup(handle, [.. members.Select(m => m.Id)]);

    /// <summary>Replaces a group's members; <c>subteam_members_changed</c> goes out.</summary>
    public void SetUserGroup(string handle, params IEnumerable<EmulatedUser> members) =>
        Directory.SetGroup(handle, [.. members.Select(m => m.Id)]);

    /// <summary>The user with this name or id; throws when there is none.</summary>
    public EmulatedUser User(string nameOrId) =>
        Directory.FindUser(nameOrId) ?? throw new KeyNotFoundException($"There is no user {nameOrId} in {Domain}.");

    /// <summary>The conversation with this name (with or without #) or id; throws when there is none.</summary>
    public EmulatedChannel Channel(string nameOrId) =>
        Directory.FindChannel(nameOrId) ?? throw new KeyNotFoundException($"There is no channel {nameOrId} in {Domain}.");

    /// <summary>The private conversation of the bot and this user.</summary>
    public EmulatedChannel Direct(EmulatedUser user) => Directory.Direct(user);

    /// <summary>The private conversation of the bot and this user.</summary>
    public EmulatedChannel Direct(string userNameOrId) => Directory.Direct(User(userNameOrId));

    /// <summary>
    /// The first message of the workspace that matches, as it stands or as an edit makes it. Throws a
    /// <see cref="TimeoutException"/> that names <paramref name="what"/> was awaited and what is there.
    /// </summary>
    public Task<EmulatedMessage> WaitForMessageAsync(Func<EmulatedMessage, bool> predicate, TimeSpan timeout, string what) =>
        Traffic.WaitAsync(predicate, timeout, what);

    /// <summary>From now on Slack answers <paramref name="error"/> to this workspace's tokens, and to its organization's; null makes them good again.</summary>
    public void RefuseTokens(string? error)
    {
        Install.Refusal = error;
        classicBot.Refusal = error;
    }
}
