using System.Collections.Immutable;
using Pokemanager.Policies.Requests;

namespace Pokemanager.Policies.Forecasts;

/// <summary>One thing that people notice of a request.</summary>
/// <param name="Step">The event that brought it about.</param>
/// <param name="Level">The level it concerns, from 0; null when the answer of somebody who was never asked.</param>
/// <param name="People">Whom it concerns.</param>
public sealed record Happening(Step Step, HappeningKind Kind, int? Level, ImmutableArray<Person> People)
{
    /// <summary>What happened in a step, in the order in which people would tell it.</summary>
    public static IEnumerable<Happening> Of(Step step)
    {
        ArgumentNullException.ThrowIfNull(step);
        var (before, after) = (step.Before, step.After);
        if (step.Event is RequestEvent.Answered answered)
        {
            yield return Answer(step, answered);
        }

        var isMoved = before.Status is RequestStatus.None || after.Level > before.Level;
        if (after.Status is RequestStatus.None || !(isMoved || (before.Status is RequestStatus.Open && after.Status is RequestStatus.Dropped)))
        {
            yield break;
        }

        if (step.Event is RequestEvent.Tick && after.Status is RequestStatus.Open)
        {
            yield return new Happening(step, HappeningKind.Escalated, before.Level, AskedAt(before, before.Level));
        }

        var from = before.Status is RequestStatus.None ? 0 : before.Level + 1;
        for (var level = from; level < after.Plan.Levels.Length && after.Plan.Levels[level].People.IsEmpty; level++)
        {
            yield return new Happening(step, HappeningKind.Skipped, level, []);
        }

        yield return after.Status is RequestStatus.Open
            ? new Happening(step, HappeningKind.Asked, after.Level, AskedAt(after, after.Level))
            : new Happening(step, HappeningKind.Dropped, after.Level, AskedAt(after, after.Level));
    }

    private static Happening Answer(Step step, RequestEvent.Answered answered)
    {
        var page = step.Before.Pages.LastOrDefault(page => page.Handler.Id == answered.User);
        var person = page?.Handler ?? step.Before.Plan.Levels.SelectMany(level => level.People).FirstOrDefault(person => person.Id == answered.User);
        var kind = step.Verdict switch
        {
            AnswerVerdict.Acknowledged => HappeningKind.Acknowledged,
            AnswerVerdict.AcknowledgedLate => HappeningKind.AcknowledgedLate,
            _ => HappeningKind.Ignored,
        };
        return new Happening(step, kind, page?.Level, [person ?? new Person(answered.User, answered.User)]);
    }

    private static ImmutableArray<Person> AskedAt(RequestState state, int level) =>
        [.. state.Pages.Where(page => page.Level == level).Select(page => page.Handler)];
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

    /// <summary>Somebody answered, and that changed nothing.</summary>
    Ignored,

    /// <summary>Nobody took it, and the requester is told.</summary>
    Dropped,
}
