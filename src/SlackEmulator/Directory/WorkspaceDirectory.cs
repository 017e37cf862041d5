namespace Pokemanager.SlackEmulator.Directory;

/// <summary>Who and what there is in a workspace. Its lists are read and changed under the workspace's lock.</summary>
internal sealed class WorkspaceDirectory(EmulatedWorkspace workspace)
{
    private readonly Dictionary<string, EmulatedUser> usersById = new(StringComparer.Ordinal);
    private readonly Dictionary<string, EmulatedChannel> channelsById = new(StringComparer.Ordinal);
    private readonly Dictionary<string, EmulatedChannel> directByUser = new(StringComparer.Ordinal);

    public List<EmulatedUser> Users { get; } = [];

    public List<EmulatedChannel> Channels { get; } = [];

    public List<EmulatedUserGroup> Groups { get; } = [];

    public void AddBotUser()
    {
        var bot = workspace.Bot;
        var user = new EmulatedUser(workspace, bot.UserId, bot.Name) { RealName = bot.Name, IsBot = true };
        Users.Add(user);
        usersById[user.Id] = user;
    }

    public EmulatedUser AddUser(
        string? id, string name, string? displayName, string? realName, string? email, bool deleted, bool isBot, bool guest)
    {
        var user = new EmulatedUser(workspace, id ?? workspace.Slack.Ids.Next('U'), name)
        {
            DisplayName = displayName ?? name,
            RealName = realName ?? name,
            Email = email ?? $"{name}@{workspace.Domain}.example",
            IsDeleted = deleted,
            IsBot = isBot,
            IsGuest = guest,
        };
        lock (workspace.Sync)
        {
            Users.Add(user);
            usersById[user.Id] = user;
            workspace.Events.TeamJoined(user);
        }

        workspace.Slack.Announce(new EmulatedChange("user_changed", workspace.Id, Detail: user.Id));
        return user;
    }

    public EmulatedChannel AddChannel(string? id, string name, bool botIsMember, bool isPrivate, IEnumerable<EmulatedUser> members)
    {
        var channel = new EmulatedChannel(workspace, id ?? workspace.Slack.Ids.Next('C'), name) { IsPrivate = isPrivate };
        lock (workspace.Sync)
        {
            foreach (var member in members) channel.MemberIds.Add(member.Id);
            if (botIsMember) channel.MemberIds.Add(workspace.Bot.UserId);
            Add(channel);
        }

        workspace.Slack.Announce(new EmulatedChange("channel_changed", workspace.Id, Detail: channel.Id));
        return channel;
    }

    public EmulatedUserGroup AddGroup(string handle, IReadOnlyList<string> users)
    {
        var group = new EmulatedUserGroup(workspace.Slack.Ids.Next('S'), handle, users);
        lock (workspace.Sync) Groups.Add(group);
        return group;
    }

    public void SetGroup(string handle, IReadOnlyList<string> users)
    {
        lock (workspace.Sync)
        {
            var index = Groups.FindIndex(g => g.Handle == handle);
            if (index < 0) throw new KeyNotFoundException($"There is no user group {handle} in {workspace.Domain}.");
            Groups[index] = Groups[index] with { Users = users };
            workspace.Events.GroupChanged(Groups[index]);
        }
    }

    public EmulatedChannel Direct(EmulatedUser user)
    {
        EmulatedChannel channel;
        lock (workspace.Sync)
        {
            if (directByUser.TryGetValue(user.Id, out var known)) return known;

            channel = new EmulatedChannel(workspace, workspace.Slack.Ids.Next('D'), user.Name) { DirectWith = user };
            channel.MemberIds.Add(user.Id);
            channel.MemberIds.Add(workspace.Bot.UserId);
            directByUser[user.Id] = channel;
            Add(channel);
        }

        workspace.Slack.Announce(new EmulatedChange("channel_changed", workspace.Id, Detail: channel.Id));
        return channel;
    }

    public EmulatedUser? FindUser(string nameOrId)
    {
        lock (workspace.Sync)
        {
            return usersById.GetValueOrDefault(nameOrId) ?? Users.Find(u => u.Name == nameOrId && !u.IsDeleted)
                ?? Users.Find(u => u.Name == nameOrId);
        }
    }

    public EmulatedUser? UserById(string id)
    {
        lock (workspace.Sync) return usersById.GetValueOrDefault(id);
    }

    public EmulatedChannel? FindChannel(string nameOrId)
    {
        lock (workspace.Sync)
        {
            return channelsById.GetValueOrDefault(nameOrId)
                ?? Channels.Find(c => !c.IsDirect && c.Name.AsSpan().SequenceEqual(nameOrId.AsSpan().TrimStart('#')));
        }
    }

    public EmulatedChannel? ChannelById(string id)
    {
        lock (workspace.Sync) return channelsById.GetValueOrDefault(id);
    }

    /// <summary>Whether an id is of a conversation, a person, a group or a view here.</summary>
    public bool Has(string id)
    {
        lock (workspace.Sync)
        {
            return channelsById.ContainsKey(id) || usersById.ContainsKey(id) || Groups.Exists(group => group.Id == id)
                || Users.Exists(user => user.ShowsView(id));
        }
    }

    private void Add(EmulatedChannel channel)
    {
        Channels.Add(channel);
        channelsById[channel.Id] = channel;
    }
}
