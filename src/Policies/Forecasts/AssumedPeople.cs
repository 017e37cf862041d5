using System.Collections.Immutable;
using Pokemanager.Policies.Configuration;
using Pokemanager.Policies.Requests;

namespace Pokemanager.Policies.Forecasts;

/// <summary>The people of a policy without a Slack to look them up in: everybody named exists, once for each name.</summary>
public static class AssumedPeople
{
    /// <summary>The policy with everybody in it.</summary>
    public static Plan Plan(BotConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        var policy = configuration.Policy;
        var levels = policy.Levels.Select(level => new PlannedLevel([.. level.Handlers.Select(handler => Named(handler.ToString()))], [], level.EscalateAfter));
        return new Plan(policy.Name, policy.Version, [.. levels]) { Rules = PlanRules.Of(configuration) };
    }

    /// <summary>Somebody of this name; upper and lower case are the same person, as is a leading <c>@</c>.</summary>
    public static Person Named(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        var bare = name.Trim().TrimStart('@');
        var id = string.Concat(bare.ToLowerInvariant().Select(c => c is '<' or '>' or '&' or '|' ? '_' : c));
        return new Person(id, bare);
    }

    /// <summary>The handler of the plan whom a name means; else the name that may have been meant, or null when none is close.</summary>
    public static (Person? Found, string? DidYouMean) Find(Plan plan, string name)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ImmutableArray<Person> people = [.. plan.Levels.SelectMany(level => level.People).DistinctBy(person => person.Id)];
        var wanted = Named(name);
        var found = people.FirstOrDefault(person => person.Id == wanted.Id);
        return (found, found is null ? Spelling.Nearest(wanted.Name, people.Select(person => person.Name)) : null);
    }
}
