using System.Globalization;
using Pokemanager.Policies.Forecasts;
using Pokemanager.Policies.Requests;

namespace Pokemanager.Silo.Commands.Simulation;

/// <summary>Mentions in one channel, and a clock that moves when it is told to.</summary>
internal sealed class Rehearsal(Plan plan, string channel, Person requester, DateTimeOffset start)
{
    private readonly List<Course> _courses = [];

    /// <summary>The simulated time.</summary>
    public DateTimeOffset Now { get; private set; } = start;

    public IReadOnlyList<Course> Courses => _courses;

    /// <summary>When something happens if nobody answers; null when nothing will.</summary>
    public DateTimeOffset? NextAt => _courses.Min(course => course.NextAt);

    public IReadOnlyList<Played> Mention(string text)
    {
        // Each message in Slack has an address of its own.
        var permalink = string.Create(CultureInfo.InvariantCulture, $"simulated:{_courses.Count + 1}");
        _courses.Add(Course.Begin(Forecasts.ForecastOptions.Origin(channel, text) with { Permalink = permalink }, requester, plan, Now));
        return [new Played(_courses.Count, _courses[^1].Steps[^1])];
    }

    /// <summary>
    /// Somebody does something with the request whose page to them is the newest: an open one if there is any, else one that was
    /// dropped, else whichever comes last. There is at least one request.
    /// </summary>
    public IReadOnlyList<Played> Do(Person person, ForecastAct act)
    {
        var asked = _courses.Where(course => course.State.Pages.Any(page => page.Handler.Id == person.Id)).ToArray();
        var chosen = Newest(RequestStatus.Open) ?? Newest(RequestStatus.Dropped) ?? asked.LastOrDefault() ?? _courses[^1];
        var index = _courses.IndexOf(chosen);
        _courses[index] = chosen.Apply(new ForecastAnswer(person, Now - chosen.OpenedAt, act));
        return [new Played(index + 1, _courses[index].Steps[^1])];

        Course? Newest(RequestStatus status) => asked
            .Where(course => course.State.Status == status)
            .OrderBy(course => course.State.Pages.Last(page => page.Handler.Id == person.Id).AskedAt)
            .LastOrDefault();
    }

    /// <summary>The requester does something with the newest request.</summary>
    public IReadOnlyList<Played> Do(ForecastAct act)
    {
        _courses[^1] = _courses[^1].Apply(new ForecastAnswer(requester, TimeSpan.Zero, act));
        return [new Played(_courses.Count, _courses[^1].Steps[^1])];
    }

    /// <summary>Lets time pass; what is due at <paramref name="time"/> has happened then.</summary>
    public IReadOnlyList<Played> To(DateTimeOffset time)
    {
        var played = new List<Played>();
        while (NextAt is { } next && next <= time)
        {
            MoveAll(next, played);
        }

        MoveAll(time, played);
        return played;
    }

    private void MoveAll(DateTimeOffset time, List<Played> played)
    {
        Now = time;
        for (var i = 0; i < _courses.Count; i++)
        {
            var before = _courses[i];
            _courses[i] = before.To(time);
            played.AddRange(_courses[i].Steps.Skip(before.Steps.Length).Select(step => new Played(i + 1, step)));
        }
    }
}

/// <summary>A step of one of the requests.</summary>
/// <param name="Request">The number of the request, from 1.</param>
internal sealed record Played(int Request, Step Step);
