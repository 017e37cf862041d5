using System.Text.Json;
using Pokemanager.SlackEmulator.Conversations;
using Pokemanager.SlackEmulator.Interactivity;

namespace Pokemanager.SlackEmulator;

/// <summary>A person (or another bot) in a workspace, and what that person can do.</summary>
public sealed class EmulatedUser
{
    internal EmulatedUser(EmulatedWorkspace workspace, string id, string name)
    {
        Workspace = workspace;
        Id = id;
        Name = name;
        DisplayName = name;
        RealName = name;
        UpdatedAt = workspace.Slack.Options.Clock.GetUtcNow();
    }

    /// <summary>U…</summary>
    public string Id { get; }

    /// <summary>The old handle.</summary>
    public string Name { get; private set; }

    /// <summary>The name that people see; may be empty and need not be unique.</summary>
    public string DisplayName { get; internal set; }

    /// <summary>Full name.</summary>
    public string RealName { get; internal set; }

    /// <summary>E-mail address; empty for bots.</summary>
    public string Email { get; internal set; } = "";

    /// <summary>Whether the account is deactivated.</summary>
    public bool IsDeleted { get; internal set; }

    /// <summary>Whether it is a bot's user.</summary>
    public bool IsBot { get; internal init; }

    /// <summary>Whether it is a guest.</summary>
    public bool IsGuest { get; internal init; }

    /// <summary><c>active</c> or <c>away</c>.</summary>
    public string Presence { get; set; } = "active";

    /// <summary>The do-not-disturb window; null without one.</summary>
    public (DateTimeOffset From, DateTimeOffset To)? DoNotDisturb { get; set; }

    /// <summary>The home view that the app published for this user; null before the first.</summary>
    public JsonElement? Home
    {
        get { lock (Workspace.Sync) return field; }
        internal set { lock (Workspace.Sync) field = value; }
    }

    /// <summary>The modal that the app opened last for this user; null before the first.</summary>
    public JsonElement? Modal
    {
        get { lock (Workspace.Sync) return field; }
        internal set { lock (Workspace.Sync) field = value; }
    }

    /// <summary>The token that mentions the user.</summary>
    public string Tag => $"<@{Id}>";

    internal EmulatedWorkspace Workspace { get; }

    internal bool ShowsView(string id) => Modal?.GetProperty("id").GetString() == id || Home?.GetProperty("id").GetString() == id;

    internal DateTimeOffset UpdatedAt { get; private set; }

    /// <summary>Writes in a channel given by name, id or object. The text is brought into wire form as Slack's clients do.</summary>
    public EmulatedMessage Say(string channel, string text, string? threadTs = null) =>
        Workspace.Traffic.Write(this, Workspace.Channel(channel), text, threadTs);

    /// <summary>Writes in a channel and mentions the bot first.</summary>
    public EmulatedMessage Mention(string channel, string text, string? threadTs = null) =>
        Say(channel, $"{Workspace.Bot.Tag} {text}", threadTs);

    /// <summary>Answers in the thread of a message.</summary>
    public EmulatedMessage Reply(EmulatedMessage message, string text) =>
        Say(message.Channel, text, message.ThreadTs ?? message.Ts);

    /// <summary>Writes a private message to the bot.</summary>
    public EmulatedMessage Direct(string text, string? threadTs = null) =>
        Workspace.Traffic.Write(this, Workspace.Direct(this), text, threadTs);

    /// <summary>Puts an emoji (without colons) on a message.</summary>
    public EmulatedMessage React(EmulatedMessage message, string name) =>
        Workspace.Traffic.React(Workspace.Channel(message.Channel), message.Ts, Id, name).Message!;

    /// <summary>Takes an own emoji off a message.</summary>
    public EmulatedMessage Unreact(EmulatedMessage message, string name) =>
        Workspace.Traffic.Unreact(Workspace.Channel(message.Channel), message.Ts, Id, name).Message!;

    /// <summary>Edits a message.</summary>
    public EmulatedMessage Edit(EmulatedMessage message, string text) => Workspace.Traffic.Rewrite(this, message, text);

    /// <summary>Deletes a message.</summary>
    public EmulatedMessage Delete(EmulatedMessage message) =>
        Workspace.Traffic.Delete(Workspace.Channel(message.Channel), message.Ts)
        ?? throw new InvalidOperationException($"There is no message {message.Ts} in {message.Channel}.");

    /// <summary>Presses the button with this action id, or with this label.</summary>
    public EmulatedInteraction Press(EmulatedMessage message, string actionId) => ButtonPress.Send(this, message, actionId);

    /// <summary>Presses the button with this action id, or with this label, in the app's home tab.</summary>
    public EmulatedInteraction PressHome(string actionId) => ButtonPress.SendInHome(this, actionId);

    /// <summary>Sends a slash command such as <c>/poke</c>.</summary>
    public EmulatedInteraction Command(string command, string text = "", string? channel = null) =>
        SlashCommand.Send(this, command, text, channel is null ? Workspace.Direct(this) : Workspace.Channel(channel));

    /// <summary>Opens the app's home tab; <c>app_home_opened</c> goes out.</summary>
    public void OpenHome()
    {
        lock (Workspace.Sync) Workspace.Events.HomeOpened(this, Workspace.Direct(this));
    }

    /// <summary>Changes the profile or deactivates the account; <c>user_change</c> goes out.</summary>
    public void Change(
        string? name = null, string? displayName = null, string? realName = null, string? email = null, bool? deleted = null)
    {
        lock (Workspace.Sync)
        {
            Name = name ?? Name;
            DisplayName = displayName ?? DisplayName;
            RealName = realName ?? RealName;
            Email = email ?? Email;
            IsDeleted = deleted ?? IsDeleted;
            UpdatedAt = Workspace.Slack.Options.Clock.GetUtcNow();
            Workspace.Events.UserChanged(this);
        }

        Workspace.Slack.Announce(new EmulatedChange("user_changed", Workspace.Id, Detail: Id));
    }
}
