using System.Text.Json;
using Pokemanager.SlackEmulator.Sockets;

namespace Pokemanager.SlackEmulator.Conversations;

/// <summary>Every change to a message: kept, told to those who wait, and sent out as events, in one order.</summary>
internal sealed class MessageTraffic(EmulatedWorkspace workspace)
{
    private readonly MessageWaits waits = new();
    private readonly List<EmulatedMessage> ephemeral = [];

    private DateTimeOffset Now => workspace.Slack.Options.Clock.GetUtcNow();

    public EmulatedMessage Write(EmulatedUser author, EmulatedChannel channel, string text, string? threadTs) =>
        Post(channel, new Draft(author.Id, WrittenText.FromPerson(text, workspace)) { ThreadTs = threadTs, BotId = author.IsBot ? $"B{author.Id[1..]}" : null });

    /// <summary>Posts; <paramref name="except"/> is the RTM socket that gets a reply instead of the event.</summary>
    public EmulatedMessage Post(EmulatedChannel channel, Draft draft, EmulatedSocket? except = null)
    {
        EmulatedMessage message;
        lock (workspace.Sync)
        {
            message = new EmulatedMessage
            {
                Workspace = workspace.Id,
                Channel = channel.Id,
                Ts = channel.Log.NextTs(Now),
                ThreadTs = draft.ThreadTs,
                User = draft.User,
                BotId = draft.BotId,
                Subtype = draft.Subtype,
                Text = draft.Text,
                Blocks = draft.Blocks,
                Metadata = draft.Metadata,
            };
            channel.Log.Add(message);
            workspace.Events.Posted(channel, message, except);
            waits.Tell(message);
        }

        Announce("message_posted", message);
        return message;
    }

    public EmulatedMessage PostEphemeral(EmulatedChannel channel, Draft draft, string onlyFor)
    {
        EmulatedMessage message;
        lock (workspace.Sync)
        {
            message = new EmulatedMessage
            {
                Workspace = workspace.Id,
                Channel = channel.Id,
                Ts = channel.Log.NextTs(Now),
                ThreadTs = draft.ThreadTs,
                User = draft.User,
                BotId = draft.BotId,
                Text = draft.Text,
                Blocks = draft.Blocks,
                EphemeralFor = onlyFor,
            };
            ephemeral.Add(message);
            if (ephemeral.Count > 2000) ephemeral.RemoveRange(0, 1000);
            waits.Tell(message);
        }

        Announce("message_ephemeral", message);
        return message;
    }

    public EmulatedMessage Rewrite(EmulatedUser author, EmulatedMessage message, string text) =>
        Edit(workspace.Channel(message.Channel), message.Ts, author.Id, m => m with { Text = WrittenText.FromPerson(text, workspace) })
        ?? throw new InvalidOperationException($"There is no message {message.Ts} in {message.Channel}.");

    public EmulatedMessage? Edit(EmulatedChannel channel, string ts, string editor, Func<EmulatedMessage, EmulatedMessage> change)
    {
        EmulatedMessage after;
        lock (workspace.Sync)
        {
            if (channel.Log.Find(ts) is not { } before) return null;

            var editTs = channel.Log.NextTs(Now);
            after = change(before) with { EditedCount = before.EditedCount + 1 };
            // Slack shows no "edited" on an update that carries blocks.
            after = after with { EditedTs = after.Blocks is null ? editTs : before.EditedTs };
            channel.Log.Replace(after);
            workspace.Events.Changed(channel, before, after, editTs, editor);
            waits.Tell(after);
        }

        Announce("message_changed", after);
        return after;
    }

    public EmulatedMessage? Delete(EmulatedChannel channel, string ts)
    {
        EmulatedMessage? removed;
        lock (workspace.Sync)
        {
            removed = channel.Log.Remove(ts);
            if (removed is null) return null;
            workspace.Events.Deleted(channel, removed, channel.Log.NextTs(Now));
        }

        Announce("message_deleted", removed);
        return removed;
    }

    public (EmulatedMessage? Message, string? Error) React(EmulatedChannel channel, string ts, string user, string name)
    {
        EmulatedMessage after;
        lock (workspace.Sync)
        {
            if (channel.Log.Find(ts) is not { } before) return (null, "message_not_found");

            var known = before.Reactions.FirstOrDefault(r => r.Name == name);
            if (known?.Users.Contains(user) == true) return (before, "already_reacted");
            if (known is null && before.Reactions.Count >= 23) return (before, "too_many_emoji");

            after = before with
            {
                Reactions = known is null
                    ? [.. before.Reactions, new EmulatedReaction(name, [user])]
                    : [.. before.Reactions.Select(r => r == known ? r with { Users = [.. r.Users, user] } : r)],
            };
            channel.Log.Replace(after);
            workspace.Events.Reacted("reaction_added", channel, after, user, name);
            waits.Tell(after);
        }

        Announce("reaction_added", after, name, user);
        return (after, null);
    }

    public (EmulatedMessage? Message, string? Error) Unreact(EmulatedChannel channel, string ts, string user, string name)
    {
        EmulatedMessage after;
        lock (workspace.Sync)
        {
            if (channel.Log.Find(ts) is not { } before) return (null, "message_not_found");
            if (before.Reactions.FirstOrDefault(r => r.Name == name && r.Users.Contains(user)) is not { } known) return (before, "no_reaction");

            after = before with
            {
                Reactions = [.. before.Reactions
                    .Select(r => r == known ? r with { Users = [.. r.Users.Where(u => u != user)] } : r)
                    .Where(r => r.Users.Count > 0)],
            };
            channel.Log.Replace(after);
            workspace.Events.Reacted("reaction_removed", channel, after, user, name);
            waits.Tell(after);
        }

        Announce("reaction_removed", after, name, user);
        return (after, null);
    }

    public IReadOnlyList<EmulatedMessage> All()
    {
        lock (workspace.Sync) return [.. workspace.Directory.Channels.SelectMany(c => c.Log.All), .. ephemeral];
    }

    public async Task<EmulatedMessage> WaitAsync(Func<EmulatedMessage, bool> predicate, TimeSpan timeout, string what)
    {
        MessageWaits.Wait wait;
        lock (workspace.Sync)
        {
            if (All().FirstOrDefault(predicate) is { } present) return present;
            wait = waits.Add(predicate);
        }

        try
        {
            return await wait.Found.Task.WaitAsync(timeout);
        }
        catch (TimeoutException)
        {
            IReadOnlyList<EmulatedMessage> all;
            lock (workspace.Sync)
            {
                waits.Remove(wait);
                all = All();
            }

            var seen = string.Join("\n  ", all.OrderBy(m => m.Ts, StringComparer.Ordinal).TakeLast(25));
            throw new TimeoutException(
                $"Awaited for {timeout}: {what}. {workspace.Domain} has {all.Count} messages{(all.Count == 0 ? "" : $", the last ones:\n  {seen}")}");
        }
    }

    private void Announce(string kind, EmulatedMessage message, string? detail = null, string? user = null)
    {
        if (workspace.Slack.HasWatchers) workspace.Slack.Announce(new EmulatedChange(kind, workspace.Id, message, detail, user));
    }
}
