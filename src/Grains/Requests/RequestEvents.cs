using System.Collections.Immutable;
using Pokemanager.Grains.Interfaces.Conversations;
using Pokemanager.Grains.Interfaces.Requests;
using Pokemanager.Grains.Interfaces.Workspaces;
using Pokemanager.Grains.Messages;
using Pokemanager.Grains.Slack;
using Pokemanager.Policies;
using Pokemanager.Policies.Requests;

namespace Pokemanager.Grains.Requests;

/// <summary>Between the grain's messages and the records of the decision.</summary>
internal static class RequestEvents
{
    public static RequestEvent.Opened Opened(Mention mention, PreparedPlan prepared, SlackWorkspace workspace, string? traceParent)
    {
        var permalink = workspace.Permalink(mention.Channel, mention.Ts, mention.ThreadTs);
        var levels = prepared.Levels.Select(level => new PlannedLevel(
            [.. level.People.Select(person => new Person(person.Id, person.Name))], [.. level.Problems], level.EscalateAfter));
        return new RequestEvent.Opened(
            new RequestOrigin(mention.Workspace, mention.Channel, mention.Ts, mention.ThreadTs, mention.Text, permalink),
            new Person(mention.User, prepared.RequesterName),
            new Plan(prepared.Policy, prepared.Version, [.. levels]) { Rules = Rules(prepared.Rules) },
            traceParent)
        { IsDrill = mention.IsDrill, IsEdit = mention.IsEdit };
    }

    public static RequestEvent.Joined Joined(Mention mention, string to) => new(
        new RequestOrigin(mention.Workspace, mention.Channel, mention.Ts, mention.ThreadTs, "", ""), new Person(mention.User, mention.User), to);

    public static RequestEvent Of(RequestAction action) => action.Kind switch
    {
        RequestActions.Pass => new RequestEvent.Passed(action.User, action.Ts, action.Level, action.Round),
        RequestActions.GiveBack => new RequestEvent.GivenBack(action.User, action.Ts, action.Round),
        RequestActions.Cancel => new RequestEvent.Cancelled(action.User),
        RequestActions.Push => new RequestEvent.Pushed(action.User, action.Level ?? 0, action.Round ?? 0),
        RequestActions.Nudge => new RequestEvent.Nudged(action.Ts),
        _ => throw new ArgumentException($"No request knows the action {action.Kind}.", nameof(action)),
    };

    private static PlanRules? Rules(PreparedRules? rules) =>
        rules is null ? null : new PlanRules(Enum.Parse<AckBy>(rules.By), rules.MaxAge, rules.StaleAfter, rules.Excerpt);

    public static RequestState Delivered(RequestState state, IReadOnlyList<DeliveryReport> reports, DateTimeOffset now)
    {
        foreach (var report in reports)
        {
            RequestEvent e = report.Ts is { } ts
                ? new RequestEvent.Posted(report.Key, report.Revision, new PostedMessage(report.Channel, ts))
                : new RequestEvent.Undeliverable(report.Key, report.Revision, report.Failure ?? "unknown");
            state = Escalation.Decide(state, e, now).State;
        }

        return state;
    }

    public static RequestSnapshot Snapshot(RequestState state, string botUserId) => new(
        state.Origin.Key,
        state.Status.ToString(),
        state.Origin.Thread,
        state.Requester.Name,
        state.Requester.Id,
        state.Plan.Policy,
        state.Level + 1,
        state.Plan.Levels.Length,
        [.. RequestView.AskedNow(state)],
        [.. RequestView.NextLevel(state)?.People.Select(person => person.Name) ?? []],
        state.OpenedAt,
        state.DueAt,
        state.ClosedAt,
        state.Acknowledgement?.Handler.Name,
        state.Acknowledgement?.Handler.Id,
        state.Acknowledgement?.AnswerTs,
        SlackText.Excerpt(state.Origin.Text, botUserId, Math.Min(80, state.Rules.Excerpt)),
        state.Origin.Permalink,
        [.. state.Pages.Select(page => new PageSnapshot(
            page.Level + 1, page.Handler.Id, page.Handler.Name, page.Message?.Channel, page.Message?.Ts, page.PassedTs is not null))],
        state.Revision,
        state.IsDrill,
        state.Acknowledgement?.Via.ToString());
}
