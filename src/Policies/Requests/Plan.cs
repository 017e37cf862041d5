using System.Collections.Immutable;

namespace Pokemanager.Policies.Requests;

/// <summary>A policy with its handlers found in Slack. A request keeps the plan that it was opened with.</summary>
/// <param name="Policy">The policy's name.</param>
/// <param name="Version">The policy's version at the time.</param>
public sealed record Plan(string Policy, string Version, ImmutableArray<PlannedLevel> Levels)
{
    /// <summary>Stands where no request has been opened yet.</summary>
    public static Plan None { get; } = new("", "", []);

    /// <summary>What the configuration says otherwise than by default; null when it says nothing.</summary>
    public PlanRules? Rules { get; init; }
}

/// <summary>The configuration's rules that a request was opened under, so that a change of the file concerns later ones only.</summary>
/// <param name="By">Who may take it.</param>
/// <param name="MaxAge">How old it may grow before it is dropped.</param>
/// <param name="StaleAfter">How old the mention may be when it is found.</param>
/// <param name="Excerpt">How many characters of the mention are shown; 0 shows none.</param>
public sealed record PlanRules(AckBy By, TimeSpan MaxAge, TimeSpan StaleAfter, int Excerpt)
{
    /// <summary>What holds when a plan has none.</summary>
    public static PlanRules Default { get; } = new(AckBy.Handlers, RequestLimits.MaxAge, RequestLimits.StaleAfter, RequestRules.Default.Excerpt);

    /// <summary>Those of <paramref name="configuration"/>.</summary>
    public static PlanRules Of(BotConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        var requests = configuration.Requests;
        return new PlanRules(configuration.Ack.By, requests.MaxAge, requests.StaleAfter, requests.Excerpt);
    }
}

/// <summary>One level of a <see cref="Plan"/>.</summary>
/// <param name="People">Who is asked; empty when nobody could be found, then the level is skipped.</param>
/// <param name="Problems">Why a handler of the policy is not among <paramref name="People"/>, one sentence each.</param>
/// <param name="EscalateAfter">How long they have to answer.</param>
public sealed record PlannedLevel(ImmutableArray<Person> People, ImmutableArray<string> Problems, TimeSpan EscalateAfter);

/// <summary>Somebody in Slack.</summary>
/// <param name="Id">User id.</param>
/// <param name="Name">The name that people see, as plain text.</param>
public sealed record Person(string Id, string Name)
{
    /// <summary>Nobody.</summary>
    public static Person None { get; } = new("", "");
}
