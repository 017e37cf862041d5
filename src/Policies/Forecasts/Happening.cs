using System.Collections.Immutable;
using Pokemanager.Policies.Requests;

namespace Pokemanager.Policies.Forecasts;

/// <summary>One thing that people notice of a request.</summary>
/// <param name="Step">The event that brought it about.</param>
/// <param name="Level">The level it concerns, from 0; null when the doing of somebody who was never asked.</param>
/// <param name="People">Whom it concerns.</param>
public sealed record Happening(Step Step, HappeningKind Kind, int? Level, ImmutableArray<Person> People)
{
    /// <summary>What happened in a step, in the order in which people would tell it.</summary>
    public static IEnumerable<Happening> Of(Step step)
    {
        ArgumentNullException.ThrowIfNull(step);
        var (before, after) = (step.Before, step.After);
        if (Doing(step) is { } doing)
        {
            yield return doing;
        }

        var isMoved = before.Status is RequestStatus.None || after.Level > before.Level || after.Round > before.Round;
        var isDropped = after.Status is RequestStatus.Dropped && before.Status is not RequestStatus.Dropped;
        if (after.Status is RequestStatus.None || !(isMoved || isDropped))
        {
            yield break;
        }

        if (step.Event is RequestEvent.Tick && after.Status is RequestStatus.Open)
        {
            yield return new Happening(step, HappeningKind.Escalated, before.Level, AskedNow(before));
        }

        var from = before.Status is RequestStatus.None ? 0 : before.Level + 1;
        for (var level = from; level < after.Plan.Levels.Length && after.Plan.Levels[level].People.IsEmpty; level++)
        {
            yield return new Happening(step, HappeningKind.Skipped, level, []);
        }

        yield return new Happening(
            step, after.Status is RequestStatus.Open ? HappeningKind.Asked : HappeningKind.Dropped, after.Level, AskedNow(after));
    }

    private static Happening? Doing(Step step) => step.Event switch
    {
        RequestEvent.Answered e => Doing(step, e.User, step.Verdict switch
        {
            AnswerVerdict.Acknowledged => HappeningKind.Acknowledged,
            AnswerVerdict.AcknowledgedLate => HappeningKind.AcknowledgedLate,
            _ => HappeningKind.Ignored,
        }),
        RequestEvent.Passed e => Doing(step, e.User, step.Verdict is AnswerVerdict.Passed or AnswerVerdict.PassedOn ? HappeningKind.Passed : HappeningKind.Ignored),
        RequestEvent.GivenBack e => Doing(step, e.User, step.Verdict is AnswerVerdict.GivenBack ? HappeningKind.GivenBack : HappeningKind.Ignored),
        RequestEvent.Cancelled e => Doing(step, e.User, step.Verdict is AnswerVerdict.Cancelled ? HappeningKind.Cancelled : HappeningKind.Ignored),
        RequestEvent.Pushed e => Doing(step, e.User, step.Verdict is AnswerVerdict.Pushed ? HappeningKind.Pushed : HappeningKind.Ignored),
        _ => null,
    };

    private static Happening Doing(Step step, string user, HappeningKind kind)
    {
        var before = step.Before;
        var page = before.Pages.LastOrDefault(page => page.Handler.Id == user);
        var person = page?.Handler
            ?? before.Plan.Levels.SelectMany(level => level.People).Append(before.Requester).FirstOrDefault(person => person.Id == user)
            ?? new Person(user, user);
        return new Happening(step, kind, page?.Level, [person]);
    }

    private static ImmutableArray<Person> AskedNow(RequestState state) => [.. state.Pages.Where(state.IsCurrent).Select(page => page.Handler)];
}

/// <summary>Kinds of <see cref="Happening"/>.</summary>
public enum HappeningKind
{
    /// <summary>A level is asked.</summary>
    Asked,

    /// <summary>A level is passed over: it has nobody to ask.</summary>
    Skipped,

    /// <summary>A level's wait is over, and the next one is asked.</summary>
    Escalated,

    /// <summary>Somebody took it.</summary>
    Acknowledged,

    /// <summary>Somebody took it after it had been dropped.</summary>
    AcknowledgedLate,

    /// <summary>Somebody passed it on.</summary>
    Passed,

    /// <summary>Somebody gave it back.</summary>
    GivenBack,

    /// <summary>The requester cancelled it.</summary>
    Cancelled,

    /// <summary>The requester did not wait for the next level.</summary>
    Pushed,

    /// <summary>Somebody did something, and that changed nothing.</summary>
    Ignored,

    /// <summary>Nobody took it, and the requester is told.</summary>
    Dropped,
}
