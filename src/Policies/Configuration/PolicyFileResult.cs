using System.Collections.Immutable;

namespace Pokemanager.Policies.Configuration;

/// <summary>What a configuration file says, or why it cannot be used.</summary>
/// <param name="Configuration">Not null exactly when no problem is an error.</param>
/// <param name="Problems">Every problem, in the order of the file.</param>
public sealed record PolicyFileResult(BotConfiguration? Configuration, ImmutableArray<Problem> Problems)
{
    /// <summary>What could be understood in spite of errors: to be looked over further, never to be used. Null when that is nothing.</summary>
    public BotConfiguration? Understood { get; init; } = Configuration;
}
