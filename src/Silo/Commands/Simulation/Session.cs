using System.Globalization;
using Pokemanager.Policies.Forecasts;
using Pokemanager.Policies.Requests;
using Pokemanager.Silo.Commands.Forecasts;

namespace Pokemanager.Silo.Commands.Simulation;

/// <summary>What can be typed into a simulation.</summary>
/// <param name="refusal">Why a mention starts nothing; null when it does.</param>
internal sealed class Session(Rehearsal rehearsal, Plan plan, string? refusal, ISimulationOutput output)
{
    private const string Help = """
        mention [TEXT]   mention the bot
        ack NAME         NAME takes the request that they were asked last
        pass NAME        NAME passes it on
        back NAME        NAME, who has it, gives it back
        push             who asked does not wait for the next level of the newest request
        cancel           who asked needs nobody any more
        wait SPAN        let time pass: 35s, 5m or 1h30m
        next             let time pass until something happens
        why [NUMBER]     why the newest request, or the one of that number, stands as it does, and how it goes on
        quit             end (so does the end of the input)
        """;

    /// <summary>Whether <c>quit</c> was typed.</summary>
    public bool IsOver { get; private set; }

    /// <summary>Carries out one line; returns what is wrong with it and how to mend it, or null.</summary>
    public string? Run(string line)
    {
        var words = line.Trim().Split((char[]?)null, 2, StringSplitOptions.RemoveEmptyEntries);
        if (words.Length is 0 || words[0][0] is '#')
        {
            return null;
        }

        var rest = words.Length is 2 ? words[1].Trim() : "";
        return words[0].ToLowerInvariant() switch
        {
            "mention" => Mention(rest),
            "ack" => Do("ack", ForecastAct.Take, rest),
            "pass" => Do("pass", ForecastAct.Pass, rest),
            "back" => Do("back", ForecastAct.GiveBack, rest),
            "push" => rest.Length is 0 ? Do(ForecastAct.Push) : "'push' takes nothing after it.",
            "cancel" => rest.Length is 0 ? Do(ForecastAct.Cancel) : "'cancel' takes nothing after it.",
            "wait" => Wait(rest),
            "why" => Why(rest),
            "next" => rest.Length is 0 ? Next() : "'next' takes nothing after it.",
            "quit" or "exit" => Quit(),
            "help" => Note(Help),
            var unknown => $"'{VisibleText.Of(unknown)}' is no command; the commands are mention, ack, pass, back, push, cancel, wait, next, why, help and quit.",
        };
    }

    private string? Mention(string text)
    {
        if (refusal is not null)
        {
            return Note(refusal);
        }

        return Show(rehearsal.Mention(VisibleText.Of(text)));
    }

    private string? Do(string command, ForecastAct act, string name)
    {
        if (name.Length is 0)
        {
            return $"'{command}' does not say who; name somebody, as in {command} {plan.Levels[0].People[0].Name}.";
        }

        var (person, didYouMean) = AssumedPeople.Find(plan, name);
        if (person is null)
        {
            return AnswerOption.NotInPolicy(name, plan, didYouMean);
        }

        return rehearsal.Courses.Count is 0 ? Note("Nobody has been asked anything yet; 'mention' mentions the bot.") : Show(rehearsal.Do(person, act));
    }

    private string? Do(ForecastAct act) =>
        rehearsal.Courses.Count is 0 ? Note("Nobody has been asked anything yet; 'mention' mentions the bot.") : Show(rehearsal.Do(act));

    private string? Wait(string span)
    {
        if (SpanText.Read(span) is not { } wait)
        {
            return $"'{VisibleText.Of($"wait {span}")}' does not say how long; write {SpanText.Examples}, a week at most.";
        }

        return Move(rehearsal.Now + wait);
    }

    private string? Next() => rehearsal.NextAt is { } next
        ? Move(next)
        : Note(rehearsal.Courses.Count is 0 ? "Nothing is under way; 'mention' mentions the bot." : "Nothing more happens by itself.");

    private string? Why(string number)
    {
        var count = rehearsal.Courses.Count;
        if (count is 0)
        {
            return Note("Nobody has been asked anything yet; 'mention' mentions the bot.");
        }

        var chosen = count;
        if (number.Length > 0 && !(int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out chosen) && chosen >= 1 && chosen <= count))
        {
            return $"there is no request '{VisibleText.Of(number)}'; they are numbered from 1 to {count}.";
        }

        output.Why(chosen, rehearsal.Courses[chosen - 1]);
        return null;
    }

    private string? Move(DateTimeOffset time)
    {
        Show(rehearsal.To(time));
        output.Clock(rehearsal.Now);
        return null;
    }

    private string? Show(IReadOnlyList<Played> played)
    {
        foreach (var one in played)
        {
            output.Show(one);
        }

        return null;
    }

    private string? Note(string text)
    {
        output.Note(text);
        return null;
    }

    private string? Quit()
    {
        IsOver = true;
        return null;
    }
}
