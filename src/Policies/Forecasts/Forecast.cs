using System.Collections.Immutable;
using Pokemanager.Policies.Requests;

namespace Pokemanager.Policies.Forecasts;

/// <summary>Who would be asked when, for a mention and the answers that are given.</summary>
public static class Forecast
{
    /// <summary>
    /// Plays a mention to its end. An answer at the very moment at which a level is due comes after it; answers of one moment
    /// come in the order given.
    /// </summary>
    public static Course Of(RequestOrigin origin, Person requester, Plan plan, DateTimeOffset at, IEnumerable<ForecastAnswer> answers)
    {
        ArgumentNullException.ThrowIfNull(answers);
        var course = Course.Begin(origin, requester, plan, at);
        foreach (var answer in answers.OrderBy(answer => answer.After))
        {
            course = course.To(at + answer.After).Apply(answer);
        }

        return course.ToEnd();
    }

    /// <summary>What people notice of it, in order.</summary>
    public static ImmutableArray<Happening> Happenings(this Course course)
    {
        ArgumentNullException.ThrowIfNull(course);
        return [.. course.Steps.SelectMany(Happening.Of)];
    }

    /// <summary>Who took it; null while nobody has.</summary>
    public static Person? TakenBy(this Course course)
    {
        ArgumentNullException.ThrowIfNull(course);
        return course.Steps.LastOrDefault(step => step.After.Status is not RequestStatus.None)?.After.Acknowledgement?.Handler;
    }
}

/// <summary>Something that somebody is supposed to do.</summary>
/// <param name="User">Who.</param>
/// <param name="After">How long after the mention.</param>
public sealed record ForecastAnswer(Person User, TimeSpan After, ForecastAct Act = ForecastAct.Take)
{
    /// <summary>It as the engine takes it, done to the request as it stands.</summary>
    /// <param name="ts">When, as Slack's time stamp.</param>
    internal RequestEvent ToEvent(RequestState state, string ts) => Act switch
    {
        ForecastAct.Take => new RequestEvent.Answered(User.Id, ts, AnswerWay.Button),
        ForecastAct.Pass => state.Pages.LastOrDefault(page => page.Handler.Id == User.Id) is { } page
            ? new RequestEvent.Passed(User.Id, ts, page.Level, page.Round)
            : new RequestEvent.Passed(User.Id, ts),
        ForecastAct.GiveBack => new RequestEvent.GivenBack(User.Id, ts, state.Round),
        ForecastAct.Cancel => new RequestEvent.Cancelled(User.Id),
        ForecastAct.Push => new RequestEvent.Pushed(User.Id, state.Level, state.Round),
        _ => throw new InvalidOperationException($"Nobody can do {Act}."),
    };
}

/// <summary>What somebody can do in a forecast.</summary>
public enum ForecastAct
{
    /// <summary>A handler takes it.</summary>
    Take,

    /// <summary>A handler passes it on.</summary>
    Pass,

    /// <summary>A handler who has it gives it back.</summary>
    GiveBack,

    /// <summary>The requester cancels it.</summary>
    Cancel,

    /// <summary>The requester does not wait for the next level.</summary>
    Push,
}
