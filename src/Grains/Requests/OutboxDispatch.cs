using System.Collections.Immutable;
using Pokemanager.Grains.Conversations;
using Pokemanager.Grains.Interfaces.Conversations;
using Pokemanager.Grains.Messages;
using Pokemanager.Grains.Slack;
using Pokemanager.Policies.Requests;

namespace Pokemanager.Grains.Requests;

/// <summary>Which effects of the outbox this activation has handed to a conversation, and which may have been sent before it.</summary>
internal sealed class OutboxDispatch(AbsenceWatch absences, IPolicyCatalog policies)
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
            if (effect.MustWait(state.Outbox) || (_handedOver.TryGetValue(effect.Key, out var handed) && handed.Revision >= effect.Revision))
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
        if (EffectMessage.Render(state, effect, botUserId, now, policies.Current.For(state.Origin.Workspace)) is not { } message)
        {
            return null;
        }

        return effect.Kind switch
        {
            EffectKind.Page => Post(effect.User!, null),
            EffectKind.RefreshPage => Edit(state.Pages.First(p => p.Level == effect.Level && p.Handler.Id == effect.User && p.Round == effect.Round).Message),
            EffectKind.RefreshReceipt => Edit(state.Receipt),
            _ when effect.User is { } requester => Post(requester, null),
            _ => Post(state.Origin.Channel, state.Origin.Thread),
        };

        Delivery Post(string channel, string? thread) => new(
            state.Origin.Key, effect.Key, effect.Revision, channel, thread, null, message, MayBeSent(effect), state.OpenedAt);

        Delivery? Edit(PostedMessage? target) => target is null ? null : new(
            state.Origin.Key, effect.Key, effect.Revision, target.Channel, null, target.Ts, message, false, state.OpenedAt,
            IsUrgent: state.Status is not RequestStatus.Open);
    }
}
