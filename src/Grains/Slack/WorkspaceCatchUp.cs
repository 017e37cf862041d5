using System.Collections.Frozen;
using Microsoft.Extensions.Logging;
using Pokemanager.Grains.Conversations;
using Pokemanager.Policies.Requests;
using Pokemanager.Slack;

namespace Pokemanager.Grains.Slack;

/// <summary>
/// Finds what was written in one workspace while nobody listened: reads each channel from its watermark on and sends what it finds the
/// way of live events. Whatever was taken before is recognised by the grains.
/// </summary>
internal sealed partial class WorkspaceCatchUp(
    SlackWorkspace workspace, SlackIntake intake, Watermarks watermarks, TimeProvider clock, ILogger logger)
{
    // Answers stand in threads whose first message is older than the gap. Threads and pages are looked at as far back as
    // a request may be open.
    private static readonly TimeSpan LookBack = RequestLimits.MaxAge;

    // Slack's own words that a place is not there or not for the bot. Anything else may pass: an expired cursor, a proxy's refusal.
    private static readonly FrozenSet<string> ForGood = FrozenSet.Create(
        StringComparer.Ordinal,
        "channel_not_found", "not_in_channel", "is_archived", "thread_not_found", "method_not_supported_for_channel_type",
        "missing_scope", "no_permission", "not_allowed_token_type", "access_denied", "accesslimited", "ekm_access_denied",
        "team_access_not_granted", "forbidden_team", "method_deprecated", "deprecated_endpoint", "unknown_method");

    private readonly string _prefix = workspace.Id + "/";

    /// <summary>
    /// Reads what is behind: channels before private conversations, and threads last, since new mentions mostly stand in channels and Slack
    /// lets little be read in a minute. A channel that cannot be read stays behind for the next time.
    /// </summary>
    public async Task ReadAsync(CancellationToken cancellationToken)
    {
        foreach (var (_, since) in watermarks.Behind().Where(place => place.Place == workspace.Id))
        {
            await MarkChannelsAsync(since, cancellationToken);
            watermarks.CatchUp(workspace.Id, since);
        }

        var behind = watermarks.Behind()
            .Where(place => place.Place.StartsWith(_prefix, StringComparison.Ordinal))
            .Select(place => (Channel: place.Place[_prefix.Length..], place.Since))
            .OrderBy(place => place.Channel is ['D', ..]);
        var threads = new List<(string Channel, DateTimeOffset Since, List<string> Roots)>();
        foreach (var (channel, since) in behind)
        {
            var roots = new List<string>();
            if (await TryAsync(channel, since, () => ReadChannelAsync(channel, since, roots, cancellationToken)))
            {
                threads.Add((channel, since, roots));
            }
        }

        foreach (var (channel, since, roots) in threads)
        {
            if (await TryAsync(channel, since, () => ReadThreadsAsync(channel, since, roots, cancellationToken)))
            {
                watermarks.CatchUp(_prefix + channel, since);
                LogRead(channel, since, roots.Count);
            }
        }
    }

    private async Task<bool> TryAsync(string channel, DateTimeOffset since, Func<Task> read)
    {
        try
        {
            await read();
            return true;
        }
        catch (SlackApiException e) when (ForGood.Contains(e.Error))
        {
            watermarks.CatchUp(_prefix + channel, since);
            LogUnreadable(channel, e.Error);
        }
        catch (SlackApiException e)
        {
            LogPutOff(channel, e.Error);
        }
        catch (NotTakenException e)
        {
            LogNotTaken(e.InnerException, channel);
        }

        return false;
    }

    /// <summary>Every channel that the bot is in may lack messages.</summary>
    private async Task MarkChannelsAsync(DateTimeOffset since, CancellationToken cancellationToken)
    {
        foreach (var isDirect in new[] { false, true })
        {
            try
            {
                await foreach (var channel in workspace.Api.ListJoinedChannelsAsync(isDirect, cancellationToken))
                {
                    watermarks.FallBehind(_prefix + channel.Id, since);
                }
            }
            catch (SlackApiException e) when (ForGood.Contains(e.Error))
            {
                LogUnlisted(isDirect ? "private conversations" : "channels", e.Error);
            }
        }

        LogMarked(watermarks.Count, since);
    }

    /// <summary>
    /// Takes what stands in the channel itself, and adds the threads that were written in to <paramref name="roots"/>. What is new is taken
    /// before anything older is looked at, which may be a long read.
    /// </summary>
    private async Task ReadChannelAsync(string channel, DateTimeOffset since, List<string> roots, CancellationToken cancellationToken)
    {
        var query = new HistoryQuery(channel) { Oldest = Rendering.Ts(since - LookBack) };
        var missed = new Stack<SlackMessage>();
        await foreach (var message in workspace.Api.ReadHistoryAsync(query, cancellationToken))
        {
            if (IsAfter(message.LatestReply, since))
            {
                roots.Add(message.Ts);
            }

            if (IsAfter(message.Ts, since))
            {
                missed.Push(message);
                continue;
            }

            await TakeMissedAsync();
            await TakeAsync(channel, message, since, cancellationToken);
        }

        await TakeMissedAsync();
        roots.Reverse();

        // Slack gives the newest first; people asked in the other order.
        async Task TakeMissedAsync()
        {
            while (missed.TryPop(out var message))
            {
                await TakeAsync(channel, message, since, cancellationToken);
            }
        }
    }

    private async Task ReadThreadsAsync(string channel, DateTimeOffset since, List<string> roots, CancellationToken cancellationToken)
    {
        foreach (var root in roots)
        {
            await foreach (var reply in workspace.Api.ReadRepliesAsync(channel, root, Rendering.Ts(since), false, cancellationToken))
            {
                if (reply.Ts != root)
                {
                    await TakeAsync(channel, reply, since, cancellationToken);
                }
            }
        }
    }

    private async Task TakeAsync(string channel, SlackMessage message, DateTimeOffset since, CancellationToken cancellationToken)
    {
        // Slack does not say when an emoji was given. On a page it cannot be older than the question.
        var reactions = message.User == workspace.BotUserId ? message.Reactions : [];
        foreach (var (name, user) in reactions.SelectMany(reaction => reaction.Users.Select(user => (reaction.Name, user))))
        {
            await GiveAsync(new ReactionAddedEvent(user, name, channel, message.Ts, $"{message.Ts}:{name}"));
        }

        if (!IsAfter(message.Ts, since) || await WasAnsweredLongAgoAsync(channel, message, cancellationToken))
        {
            return;
        }

        await GiveAsync(
            new MessageEvent(
                channel,
                ChannelType: null,
                message.User,
                message.BotId,
                message.AppId,
                message.Subtype,
                message.Text,
                message.Ts,
                message.ThreadTs,
                IsMention: false,
                IsEdited: false,
                IsHidden: false));
    }

    private async Task GiveAsync(SlackEvent e)
    {
        try
        {
            await intake.TakeAsync(e, workspace);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            // Not Slack's refusal to let the channel be read, whatever lies beneath.
            throw new NotTakenException(failure);
        }
    }

    /// <summary>
    /// An ended request is forgotten after a while, so an old mention is not recognised by its grain any more. The bot's
    /// own line in its thread tells that it was taken at the time.
    /// </summary>
    private async Task<bool> WasAnsweredLongAgoAsync(string channel, SlackMessage message, CancellationToken cancellationToken)
    {
        var mayBeForgotten = !IsAfter(message.Ts, clock.GetUtcNow() - (RequestLimits.Retention / 2));
        if (!mayBeForgotten)
        {
            return false;
        }

        await foreach (var reply in workspace.Api.ReadRepliesAsync(channel, message.ThreadTs ?? message.Ts, message.Ts, false, cancellationToken))
        {
            if (reply.User == workspace.BotUserId && string.CompareOrdinal(reply.Ts, message.Ts) > 0)
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsAfter(string? ts, DateTimeOffset since) => ts is not null && RequestOrigin.TimeOf(ts) is { } time && time >= since;

    [LoggerMessage(20, LogLevel.Information, "{Count} channels are read for messages since {Since}")]
    private partial void LogMarked(int count, DateTimeOffset since);

    [LoggerMessage(21, LogLevel.Information, "Channel {Channel} was read from {Since}, with {Threads} threads")]
    private partial void LogRead(string channel, DateTimeOffset since, int threads);

    [LoggerMessage(22, LogLevel.Warning, "Channel {Channel} cannot be read for missed messages: {Error}")]
    private partial void LogUnreadable(string channel, string error);

    [LoggerMessage(24, LogLevel.Warning, "The bot's {Kind} cannot be listed, so what was missed there is not found: {Error}")]
    private partial void LogUnlisted(string kind, string error);

    [LoggerMessage(25, LogLevel.Warning, "A missed message in channel {Channel} could not be taken; the channel is read again")]
    private partial void LogNotTaken(Exception? exception, string channel);

    private sealed class NotTakenException(Exception cause) : Exception(cause.Message, cause);

    [LoggerMessage(23, LogLevel.Warning, "Channel {Channel} is read for missed messages later: {Error}")]
    private partial void LogPutOff(string channel, string error);
}
