using System.Collections.Immutable;

namespace Pokemanager.Policies.Requests;

/// <summary>A policy with its handlers found in Slack. A request keeps the plan that it was opened with.</summary>
/// <param name="Policy">The policy's name.</param>
/// <param name="Version">The policy's version at the time.</param>
public sealed record Plan(string Policy, string Version, ImmutableArray<PlannedLevel> Levels)
{
    /// <summary>Stands where no request has been opened yet.</summary>
    public static Plan None { get; } = new("", "", []);
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
