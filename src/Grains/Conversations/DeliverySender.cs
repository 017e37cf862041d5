using Microsoft.Extensions.Logging;
using Pokemanager.Grains.Interfaces.Conversations;
using Pokemanager.Grains.Slack;
using Pokemanager.Slack;

namespace Pokemanager.Grains.Conversations;

/// <summary>
/// Brings one delivery to Slack. It tries until Slack took it or refused it for good. After a try whose outcome is
/// unknown it looks for the message by its key before it posts again.
/// </summary>
internal sealed partial class DeliverySender(
    SlackWorkspace workspace, ISlackWorkspaces workspaces, AbsenceWatch absences, TimeProvider clock, ILogger logger)
{
    // What one member alone sees is not kept by Slack.
    private const string NoTs = "";

    private static readonly TimeSpan FirstWait = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(30);

    // The workspace may have got a new token since the first try.
    private ISlackWebApi Api => (workspaces.Served(workspace.Id) ?? workspace).Writing;

    /// <summary>What became of it; null when it was withdrawn before it left.</summary>
    public async Task<DeliveryReport?> SendAsync(Outgoing outgoing, CancellationToken cancellationToken)
    {
        var delivery = outgoing.Delivery;
        var mayBeSent = delivery.MayBeSent;
        var started = absences.Now;
        for (var attempt = 0; !outgoing.IsWithdrawn; attempt++)
        {
            var tried = absences.Now;
            try
            {
                if (delivery.OnlyFor is { } user)
                {
                    await Api.PostEphemeralAsync(delivery.Channel, user, Rendering.Outgoing(delivery), cancellationToken);
                    return Report(delivery, delivery.Channel, NoTs, null);
                }

                if (delivery.EditTs is { } ts)
                {
                    await Api.UpdateMessageAsync(new MessageRef(delivery.Channel, ts), Rendering.Outgoing(delivery), cancellationToken);
                    return Report(delivery, delivery.Channel, ts, null);
                }

                // While this process was away, the request may have had it sent by another silo.
                mayBeSent |= delivery.Request is not null && absences.WasAwayLately();
                if (mayBeSent && await FindAsync(outgoing, attempt, cancellationToken) is { } found)
                {
                    LogFound(outgoing.Id);
                    return Report(delivery, found.Channel, found.Ts, null);
                }

                if (outgoing.IsWithdrawn)
                {
                    return null;
                }

                var posted = await Api.PostMessageAsync(
                    Rendering.Outgoing(delivery) with { MayLeave = () => !absences.WasAwaySince(tried) }, cancellationToken);
                return Report(delivery, posted.Channel, posted.Ts, null);
            }
            catch (SlackApiException e) when (IsFinal(e.Kind))
            {
                return Report(delivery, delivery.Channel, null, e.Error);
            }
            catch (SlackApiException e)
            {
                if (delivery.OnlyFor is not null && (attempt > 1 || e.Kind is SlackErrorKind.Ambiguous))
                {
                    // Nobody can look whether it was shown, and soon it is of no use any more.
                    return Report(delivery, delivery.Channel, null, e.Error);
                }

                mayBeSent |= e.Kind is SlackErrorKind.Ambiguous;
                if (e.Kind is SlackErrorKind.Ambiguous or SlackErrorKind.Transient)
                {
                    absences.ReachedNobodySince(started);
                }

                if (IsOfToken(e.Kind) && workspaces.Served(workspace.Id) is not null)
                {
                    workspaces.Doubt(workspace.Id);
                }

                LogRetried(outgoing.Id, attempt + 1, e.Error);
                await Task.Delay(Wait(e, attempt), clock, cancellationToken);
            }
        }

        return null;
    }

    private static bool IsFinal(SlackErrorKind kind) =>
        kind is SlackErrorKind.Refused or SlackErrorKind.OurBug or SlackErrorKind.Configuration;

    private static bool IsOfToken(SlackErrorKind kind) => kind is SlackErrorKind.InstallDead or SlackErrorKind.TokenExpired;

    // A dead token may come back with a new installation, so its messages wait rather than vanish.
    private static TimeSpan Wait(SlackApiException failure, int attempt)
    {
        if (failure is { Kind: SlackErrorKind.RateLimited, RetryAfter: { } retryAfter })
        {
            // Those that wait for one conversation do not all come back at once.
            return retryAfter * (1 + (Random.Shared.NextDouble() / 4));
        }

        var longest = IsOfToken(failure.Kind)
            ? LongestWait
            : TimeSpan.FromTicks(Math.Min(LongestWait.Ticks, FirstWait.Ticks << Math.Min(attempt, 6)));
        return longest * (0.5 + (Random.Shared.NextDouble() / 2));
    }

    private async Task<MessageRef?> FindAsync(Outgoing outgoing, int attempt, CancellationToken cancellationToken)
    {
        var delivery = outgoing.Delivery;
        try
        {
            // Slack's clock and ours may differ a little.
            var oldest = Rendering.Ts(delivery.Since - TimeSpan.FromMinutes(1));
            var channel = delivery.Channel is ['U' or 'W', ..] ? await Api.OpenDirectAsync(delivery.Channel, cancellationToken) : delivery.Channel;
            var messages = delivery.ThreadTs is { } thread
                ? Api.ReadRepliesAsync(channel, thread, oldest, withMetadata: true, cancellationToken)
                : Api.ReadHistoryAsync(new HistoryQuery(channel) { Oldest = oldest, WithMetadata = true }, cancellationToken);
            await foreach (var message in messages)
            {
                if (message.Metadata is { } metadata && metadata.Payload.GetValueOrDefault(Rendering.MetadataKey) == outgoing.Id)
                {
                    return new MessageRef(channel, message.Ts);
                }
            }
        }
        catch (SlackApiException e) when (IsFinal(e.Kind) || (delivery.ThreadTs is null && attempt > 1))
        {
            // Without the scope to look, or with a page that would be late: asked once more is better than not asked.
            LogNotLooked(outgoing.Id, e.Error);
        }

        return null;
    }

    private static DeliveryReport Report(Delivery delivery, string channel, string? ts, string? failure) =>
        new(delivery.Key, delivery.Revision, channel, ts, failure);

    [LoggerMessage(10, LogLevel.Information, "Message {Id} stands in Slack already")]
    private partial void LogFound(string id);

    [LoggerMessage(11, LogLevel.Warning, "Message {Id} did not reach Slack on try {Attempt}: {Error}; it is tried again")]
    private partial void LogRetried(string id, int attempt, string error);

    [LoggerMessage(12, LogLevel.Warning, "Whether message {Id} stands in Slack could not be seen: {Error}; it is posted")]
    private partial void LogNotLooked(string id, string error);
}
