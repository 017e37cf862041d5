using System.Collections.Immutable;
using Pokemanager.Grains.Conversations;
using Pokemanager.Grains.Interfaces.Conversations;
using Pokemanager.Grains.Messages;
using Pokemanager.Grains.Slack;
using Pokemanager.Policies.Requests;

namespace Pokemanager.Grains.Requests;

/// <summary>Which effects of the outbox this activation has handed to a conversation, and which may have been sent before it.</summary>
internal sealed class OutboxDispatch(AbsenceWatch absences)
{
    private readonly Dictionary<string, (int Revision, DateTimeOffset At)> _handedOver = [];
    private readonly HashSet<string> _mayBeSent = [];

    /// <summary>What an earlier activation left may have reached Slack.</summary>
    public void Inherit(ImmutableArray<Effect> outbox) => _mayBeSent.UnionWith(outbox.Select(effect => effect.Key));

    public void Done(DeliveryReport report)
    {
        if (_handedOver.TryGetValue(report.Key, out var handed) && handed.Revision <= report.Revision)
        {
            _handedOver.Remove(report.Key);
        }

        _mayBeSent.Remove(report.Key);
    }

    /// <summary>Effects handed over until <paramref name="time"/> are handed over again; a conversation that still has them does not mind.</summary>
    public void ForgetStuck(DateTimeOffset time)
    {
        foreach (var (key, _) in _handedOver.Where(entry => entry.Value.At <= time).ToArray())
        {
            _handedOver.Remove(key);
            _mayBeSent.Add(key);
        }
    }

    /// <summary>The effects that are ready and not handed over, as deliveries for each conversation.</summary>
    public IEnumerable<(string Conversation, IReadOnlyList<Delivery> Deliveries)> Take(RequestState state, SlackWorkspace workspace, DateTimeOffset now)
    {
        var ready = new List<(string Conversation, Delivery Delivery)>(state.Outbox.Length);
        foreach (var effect in state.Outbox)
        {
            if (_handedOver.TryGetValue(effect.Key, out var handed) && handed.Revision >= effect.Revision)
            {
                continue;
            }

            if (Deliver(state, effect, workspace.BotUserId, now) is { } delivery)
            {
                _handedOver[effect.Key] = (effect.Revision, now);
                ready.Add((effect.ConversationOf(state.Origin), delivery));
            }
        }

        return ready.GroupBy(entry => entry.Conversation, entry => entry.Delivery)
            .Select(group => (group.Key, (IReadOnlyList<Delivery>)[.. group]));
    }

    /// <summary>After the process was away another activation may have gone on in this one's place.</summary>
    private bool MayBeSent(Effect effect) => _mayBeSent.Contains(effect.Key) || absences.WasAwayLately();

    private Delivery? Deliver(RequestState state, Effect effect, string botUserId, DateTimeOffset now)
    {
        var page = effect.User is null ? null : state.Pages.FirstOrDefault(p => p.Level == effect.Level && p.Handler.Id == effect.User);
        return effect.Kind switch
        {
            EffectKind.Page when page is not null => Post(effect.User!, null, PageMessage.Render(state, page, botUserId, now)),
            EffectKind.RefreshPage when page?.Message is { } message => Edit(message, PageMessage.Render(state, page, botUserId, now)),
            EffectKind.Receipt => Post(state.Origin.Channel, state.Origin.Thread, ReceiptMessage.Render(state, now)),
            EffectKind.RefreshReceipt when state.Receipt is { } receipt => Edit(receipt, ReceiptMessage.Render(state, now)),
            EffectKind.RefreshPage or EffectKind.RefreshReceipt or EffectKind.Page => null,
            _ when effect.User is { } requester => Post(requester, null, ThreadLine.RenderPrivate(state, effect.Kind)),
            _ => Post(state.Origin.Channel, state.Origin.Thread, ThreadLine.Render(state, effect.Kind)),
        };

        Delivery Post(string channel, string? thread, Message message) => new(
            state.Origin.Key, effect.Key, effect.Revision, channel, thread, null, message, MayBeSent(effect), state.OpenedAt);

        Delivery Edit(PostedMessage target, Message message) => new(
            state.Origin.Key, effect.Key, effect.Revision, target.Channel, null, target.Ts, message, false, state.OpenedAt);
    }
}
