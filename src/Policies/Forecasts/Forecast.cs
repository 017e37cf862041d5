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
            course = course.To(at + answer.After).Apply(answer.ToEvent());
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
        return course.Steps.Select(step => step.After.Acknowledgement).LastOrDefault(taken => taken is not null)?.Handler;
    }
}

/// <summary>An answer that somebody is supposed to give.</summary>
/// <param name="User">Who.</param>
/// <param name="After">How long after the mention.</param>
public sealed record ForecastAnswer(Person User, TimeSpan After)
{
    /// <summary>The answer as the engine takes it.</summary>
    public RequestEvent ToEvent() => new RequestEvent.Answered(User.Id, "", AnswerWay.Button);
}
