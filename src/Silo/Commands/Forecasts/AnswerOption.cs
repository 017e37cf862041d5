using Pokemanager.Policies.Forecasts;
using Pokemanager.Policies.Requests;

namespace Pokemanager.Silo.Commands.Forecasts;

/// <summary><c>--ack NAME@AFTER</c> and its like: somebody does something with it, so long after the mention.</summary>
internal static class AnswerOption
{
    /// <summary>The options, with what they do and what that is called.</summary>
    public static readonly (string Name, ForecastAct Act, string Description)[] All =
    [
        ("--ack", ForecastAct.Take, "Somebody takes it"),
        ("--pass", ForecastAct.Pass, "Somebody passes it on"),
        ("--give-back", ForecastAct.GiveBack, "Somebody who has it gives it back"),
    ];

    /// <summary>What somebody does; else what is wrong with the text and how to mend it.</summary>
    public static (ForecastAnswer? Answer, string? Problem) Read(string option, ForecastAct act, string text, Plan plan)
    {
        var shown = VisibleText.Of(text);
        var split = text.LastIndexOf('@');
        if (split <= 0 || text[..split].Trim().Length is 0)
        {
            return (null, $"{option} '{shown}' does not say who and when; write NAME@AFTER, as in {option} {Somebody(plan)}@35s.");
        }

        var (name, after) = (text[..split], text[(split + 1)..]);
        if (SpanText.Read(after) is not { } span)
        {
            return (null, $"{option} '{shown}': '{VisibleText.Of(after)}' is no time after the mention; write {SpanText.Examples}, a week at most.");
        }

        var (person, didYouMean) = AssumedPeople.Find(plan, name);
        return person is null
            ? (null, $"{option} '{shown}': {NotInPolicy(name, plan, didYouMean)}")
            : (new ForecastAnswer(person, span, act), null);
    }

    /// <summary>Whom the policy asks instead of this person.</summary>
    public static string NotInPolicy(string name, Plan plan, string? didYouMean)
    {
        var people = plan.Levels.SelectMany(level => level.People).DistinctBy(person => person.Id).Select(person => person.Name).ToArray();
        var listed = people.Length <= 10 ? string.Join(", ", people) : $"{string.Join(", ", people[..10])} and {people.Length - 10} more";
        return $"the policy does not name {VisibleText.Of(name)}.{(didYouMean is null ? "" : $" Did you mean {didYouMean}?")} It names {listed}.";
    }

    private static string Somebody(Plan plan) => plan.Levels[0].People[0].Name;
}
