using System.Diagnostics;
using Pokemanager.Grains.Interfaces.Conversations;
using Pokemanager.Grains.Interfaces.Ops;
using Pokemanager.Grains.Interfaces.Requests;
using Pokemanager.Grains.Interfaces.Workspaces;
using Pokemanager.Grains.Messages;
using Pokemanager.Policies;
using Pokemanager.Policies.Requests;

namespace Pokemanager.Grains.Requests;

/// <summary>What people do with a request.</summary>
internal sealed partial class RequestGrain
{
    public async Task<AnswerOutcome> Acknowledge(Answer answer)
    {
        if (State.Status is RequestStatus.None)
        {
            DeactivateOnIdle();
            return new AnswerOutcome(nameof(AnswerVerdict.NotAsked), null);
        }

        using var span = Continue("request acknowledge", cause: Activity.Current);
        var via = Enum.Parse<AnswerWay>(answer.Via);
        var unsent = State.Outbox;
        var verdict = await Apply(new RequestEvent.Answered(answer.User, answer.Ts, via) { Claimant = await Claimant(answer.User, via) });
        span?.Outcome(verdict.ToString()!, State.Level);
        if (verdict is AnswerVerdict.Acknowledged or AnswerVerdict.AcknowledgedLate)
        {
            metrics.Acknowledged(State);
            LogAcknowledged(State.Origin.Key, answer.User, answer.Via);
            await Follow(unsent);
        }

        return new AnswerOutcome(verdict.ToString()!, await Snapshot());
    }

    public async Task<AnswerOutcome> Act(RequestAction action)
    {
        if (State.Status is RequestStatus.None or RequestStatus.Joined)
        {
            DeactivateOnIdle();
            return new AnswerOutcome(nameof(AnswerVerdict.NotAsked), null);
        }

        using var span = Continue($"request {action.Kind.ToLowerInvariant()}", cause: Activity.Current);
        var before = State;
        var verdict = await Apply(RequestEvents.Of(action));
        span?.Outcome(verdict.ToString()!, State.Level);
        if (!ReferenceEquals(State, before))
        {
            metrics.Ended(before.Status, State);
            LogActed(State.Origin.Key, action.User, action.Kind, State.Status);
            await TellOperators(before.Status);
            await Follow(before.Outbox);
        }

        return new AnswerOutcome(verdict.ToString()!, await Snapshot());
    }

    public Task<Message?> Why() => Task.FromResult(
        State.Status is RequestStatus.None or RequestStatus.Joined ? null : WhyMessage.Render(State, clock.GetUtcNow()));

    /// <summary>Whoever has a page hears of it, and what it overtook does not leave any more.</summary>
    private async Task Follow(IEnumerable<Effect> unsent)
    {
        await TellHandlers(State.Pages);
        await WithdrawOvertaken(unsent);
        await Act();
    }

    /// <summary>A request that nobody took tells of a policy that may want mending.</summary>
    private async Task TellOperators(RequestStatus before)
    {
        if (State is { Status: RequestStatus.Dropped, IsDrill: false } && before is not RequestStatus.Dropped
            && policies.Current.For(State.Origin.Workspace).OpsChannel is not null)
        {
            await GrainFactory.GetGrain<IOpsGrain>(State.Origin.Workspace).Dropped(await Snapshot());
        }
    }

    /// <summary>Somebody who was not asked but may take it all the same; a message in the thread is no claim.</summary>
    private async Task<Person?> Claimant(string user, AnswerWay via)
    {
        if (State.Rules.By is AckBy.Handlers || via is AnswerWay.Reply or AnswerWay.Thread || user == State.Requester.Id
            || State.Pages.Any(page => page.Handler.Id == user))
        {
            return null;
        }

        var workspace = GrainFactory.GetGrain<IWorkspaceGrain>(State.Origin.Workspace);
        return State.Rules.By is AckBy.Anyone || await workspace.IsMember(State.Origin.Channel, user)
            ? new Person(user, await workspace.NameOf(user))
            : null;
    }
}
