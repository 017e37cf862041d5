using System.Diagnostics;
using Microsoft.Extensions.Logging;
using Orleans.Storage;
using Pokemanager.Grains.Conversations;
using Pokemanager.Grains.Interfaces.Conversations;
using Pokemanager.Grains.Interfaces.Handlers;
using Pokemanager.Grains.Interfaces.Requests;
using Pokemanager.Grains.Interfaces.Workspaces;
using Pokemanager.Grains.Slack;
using Pokemanager.Policies.Requests;

namespace Pokemanager.Grains.Requests;

/// <summary>
/// Owns one request. Each event is decided by <see cref="Escalation"/>, made durable, and only then acted on; what is
/// not known to be done stays in the state's outbox.
/// </summary>
[GrainType("request")]
internal sealed partial class RequestGrain(
    [PersistentState("request")] IPersistentState<RequestState> store,
    ISlackWorkspaces workspaces,
    TimeProvider clock,
    RequestMetrics metrics,
    AbsenceWatch absences,
    OpenThreads threads,
    IPolicyCatalog policies,
    ILogger<RequestGrain> logger) : Grain, IRequestGrain, IRemindable
{
    private static readonly TimeSpan RetryEvery = TimeSpan.FromSeconds(1);

    // A write that takes longer than this makes pages leave noticeably later than they were decided on.
    private static readonly TimeSpan LongWrite = TimeSpan.FromMilliseconds(250);

    // Facts of delivery that leave nothing undone may wait this long for company in one write.
    private static readonly TimeSpan WriteBehind = TimeSpan.FromMilliseconds(250);

    private readonly OutboxDispatch _dispatch = new(absences, policies);
    private DueAlarm? _alarm;
    private IGrainTimer? _writeTimer;
    private bool _isCounted;

    private RequestState State => store.State;

    private DueAlarm Alarm => _alarm ??= new DueAlarm(this, Tick, clock);

    private DateTimeOffset? Due => State.Status is RequestStatus.Open ? State.DueAt : null;

    private DateTimeOffset? TickAt => Escalation.TickAt(State);

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        _dispatch.Inherit(State.Outbox);
        if (!State.Outbox.IsEmpty)
        {
            PagesLeave();
            this.RegisterGrainTimer(static grain => grain.Resume(), this, new() { DueTime = TimeSpan.Zero, Period = Timeout.InfiniteTimeSpan });
        }

        Alarm.SetTimer(TickAt);
        CountOpen(State.Status is RequestStatus.Open);
        return Task.CompletedTask;
    }

    public override async Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        CountOpen(false);
        if (_writeTimer is not null)
        {
            await store.WriteStateAsync(cancellationToken);
        }
    }

    private void CountOpen(bool isOpen)
    {
        metrics.Hold((isOpen ? 1 : 0) - (_isCounted ? 1 : 0));
        _isCounted = isOpen;
    }

    public async Task Open(Mention mention)
    {
        using var span = Spans.Enter("request open")?.About(mention.Key.ToString());
        if (State.Status is not RequestStatus.None)
        {
            span?.Outcome("Repeated");
            await Alarm.Remind(Due);
            return;
        }

        if (await threads.JoinAsync(mention) is { } joined)
        {
            await Apply(RequestEvents.Joined(mention, joined));
            span?.Outcome(nameof(RequestStatus.Joined));
            DeactivateOnIdle();
            return;
        }

        var workspace = await workspaces.GetAsync(mention.Workspace, CancellationToken.None);
        var preparation = await GrainFactory.GetGrain<IWorkspaceGrain>(mention.Workspace).Prepare(mention);
        if (preparation.Plan is not { } prepared)
        {
            if (preparation.Refusal is "NotListening")
            {
                LogNotListening(mention.Channel);
            }

            span?.Outcome(preparation.Refusal!);
            DeactivateOnIdle();
            return;
        }

        // Also of a trace that is not sampled, so that nothing later begins one.
        var opened = RequestEvents.Opened(mention, prepared, workspace, Activity.Current?.Id);
        await Apply(opened);
        metrics.Opened(State);
        span?.Outcome(State.Status.ToString(), State.Level);
        LogOpened(State.Origin.Key, State.Plan.Policy, State.Plan.Version, State.Status);
        await Act();
    }

    public async Task Delivered(IReadOnlyList<DeliveryReport> reports)
    {
        foreach (var report in reports)
        {
            _dispatch.Done(report);
            if (report.Failure is not null)
            {
                LogUndeliverable(State.Origin.Key, report.Key, report.Failure);
            }
        }

        var decided = RequestEvents.Delivered(State, reports, clock.GetUtcNow());
        if (ReferenceEquals(decided, State))
        {
            return;
        }

        var levelMoved = decided.Level != State.Level || decided.Status != State.Status;
        var arrived = decided.Pages.Where((page, i) => page.Message is not null && State.Pages[i].Message is null).ToArray();
        var before = State.Status;
        var ended = decided.Status != before;
        using var span = levelMoved ? Spans.Enter("request escalate")?.About(State.Origin.Key) : null;
        span?.Outcome(decided.Status.ToString(), decided.Level);
        if (arrived is [var first, ..] && State.Pages.All(page => page.Message is null))
        {
            metrics.Paged(decided, first);
        }

        store.State = decided;
        CountOpen(decided.Status is RequestStatus.Open);
        Alarm.SetTimer(TickAt);
        await TellHandlers(ended ? decided.Pages : arrived);
        await TellOperators(before);

        if (levelMoved || decided.Outbox.IsEmpty)
        {
            // What is known of Slack stays known when it cannot be written; the timer tries until it is.
            WriteLater(RetryEvery);
            await Task.WhenAll(Save(), levelMoved ? Remind() : Task.CompletedTask);
        }
        else
        {
            WriteLater(WriteBehind);
        }

        await Act();
    }

    private void WriteLater(TimeSpan wait) => _writeTimer ??= this.RegisterGrainTimer(
        static grain => grain.Save(), this, new() { DueTime = wait, Period = RetryEvery });

    public async Task Wake(bool isSiloGone)
    {
        var now = clock.GetUtcNow();
        if (State.Status is RequestStatus.None)
        {
            await Alarm.Remind(null);
            DeactivateOnIdle();
        }
        else if (State.Outbox.IsEmpty && now >= Escalation.RemoveAt(State))
        {
            await Alarm.Remind(null);
            await store.ClearStateAsync();
            DeactivateOnIdle();
        }
        else
        {
            if (isSiloGone)
            {
                // What was handed to that silo may never have left; if it did, it is found where it stands.
                PagesLeave();
                Alarm.SetTimer(TickAt);
            }

            await Tick();
            _dispatch.ForgetStuck(isSiloGone ? now : now - RequestLimits.StuckAfter);
            await Resume();
        }
    }

    public async Task<RequestSnapshot?> GetSnapshot() => State.Status is RequestStatus.None ? null : await Snapshot();

    Task IRemindable.ReceiveReminder(string reminderName, TickStatus status) =>
        State.Status is RequestStatus.Open ? Tick() : Alarm.Remind(null);

    private async Task Tick()
    {
        var due = State.DueAt;
        var unsent = State.Outbox;
        var level = State.Level;
        using var span = clock.GetUtcNow() >= TickAt ? Continue("request escalate") : null;

        Alarm.StopTimer();
        await Apply(new RequestEvent.Tick());
        Alarm.SetTimer(TickAt);
        if (State.DueAt == due)
        {
            return;
        }

        metrics.Stepped(State, due);
        span?.Outcome(State.Status.ToString(), State.Level);
        LogStepped(State.Origin.Key, level + 1, State.Status, clock.GetUtcNow() - due);
        if (State.Status is not RequestStatus.Open)
        {
            await TellHandlers(State.Pages);
            await TellOperators(RequestStatus.Open);
            await WithdrawOvertaken(unsent);
        }

        await Act();
    }

    /// <summary>Decides, and makes the decision durable together with the reminder that stands behind it.</summary>
    private async Task<AnswerVerdict?> Apply(RequestEvent e)
    {
        var before = State;
        var now = clock.GetUtcNow();
        var decision = Escalation.Decide(before, e, now);
        if (ReferenceEquals(decision.State, before))
        {
            return decision.Verdict;
        }

        store.State = decision.State;
        var reminding = Remind();
        try
        {
            await Save();
        }
        catch
        {
            store.State = before;
            throw;
        }
        finally
        {
            await reminding;
        }

        if (clock.GetUtcNow() - now > LongWrite)
        {
            PagesLeave();
        }

        Alarm.SetTimer(TickAt);
        CountOpen(State.Status is RequestStatus.Open);
        return decision.Verdict;
    }

    // Not worth a write: where it is forgotten, it is found out again in the same way.
    private void PagesLeave() => store.State = Escalation.Decide(State, new RequestEvent.PagesLeave(), clock.GetUtcNow()).State;

    /// <summary>Brings the reminder in line with the state, beside the write. Without it the watchdog stands behind the timer.</summary>
    private async Task Remind()
    {
        try
        {
            await Alarm.Remind(Due);
        }
        catch (Exception e)
        {
            LogNotReminded(e, State.Origin.Key);
        }
    }

    private async Task Save()
    {
        try
        {
            await store.WriteStateAsync();
        }
        catch (InconsistentStateException)
        {
            // Another activation wrote meanwhile; the next one begins with what it wrote.
            DeactivateOnIdle();
            throw;
        }

        _writeTimer?.Dispose();
        _writeTimer = null;
        if (State.Outbox.IsEmpty && State.Status is not RequestStatus.Open)
        {
            // Nothing more is to be done; a late answer activates it again.
            DeactivateOnIdle();
        }
    }

    /// <summary>Hands over what an earlier activation, or a silo that is gone, left in the outbox.</summary>
    private async Task Resume()
    {
        using var span = State.Outbox.IsEmpty ? null : Continue("request resume");
        await Act();
    }

    private Activity? Continue(string name, Activity? cause = null) =>
        Spans.Continue(name, State.TraceParent, cause)?.About(State.Origin.Key);

    /// <summary>Hands the outbox to the conversations. What does not get there is handed over again by <see cref="Wake"/>.</summary>
    private async Task Act()
    {
        if (State.Outbox.IsEmpty)
        {
            return;
        }

        var workspace = await workspaces.GetAsync(State.Origin.Workspace, CancellationToken.None);
        foreach (var (conversation, deliveries) in _dispatch.Take(State, workspace, clock.GetUtcNow()))
        {
            try
            {
                await GrainFactory.GetGrain<IConversationGrain>(conversation).Send(deliveries);
            }
            catch (Exception e) when (e.IsUnanswered())
            {
                LogHandOverFailed(e, State.Origin.Key, conversation);
            }
        }
    }

    private async Task WithdrawOvertaken(IEnumerable<Effect> unsent)
    {
        foreach (var effect in unsent.Where(effect => !effect.IsEdit && State.Outbox.All(other => other.Key != effect.Key)))
        {
            var conversation = effect.ConversationOf(State.Origin);
            try
            {
                await GrainFactory.GetGrain<IConversationGrain>(conversation).Withdraw(State.Origin.Key, [effect.Key]);
            }
            catch (Exception e) when (e.IsUnanswered())
            {
                LogHandOverFailed(e, State.Origin.Key, conversation);
            }
        }
    }

    /// <summary>Those who have one of <paramref name="pages"/> hear how the request stands.</summary>
    private async Task TellHandlers(IReadOnlyCollection<Page> pages)
    {
        if (pages.Count is 0)
        {
            return;
        }

        var snapshot = await Snapshot();
        foreach (var user in pages.Select(page => page.Handler.Id).Distinct())
        {
            await GrainFactory.GetGrain<IHandlerGrain>($"{State.Origin.Workspace}/{user}").Concerns(snapshot);
        }
    }

    private async Task<RequestSnapshot> Snapshot()
    {
        var workspace = await workspaces.GetAsync(State.Origin.Workspace, CancellationToken.None);
        return RequestEvents.Snapshot(State, workspace.BotUserId);
    }
}
