namespace Pokemanager.Policies.Configuration.Yaml;

/// <summary>Why a passage is no YAML.</summary>
/// <param name="At">Where in the file.</param>
/// <param name="Message">What is wrong, and how to mend it.</param>
/// <param name="InPassage">Where in the passage.</param>
/// <param name="ReachedLine">The line of the passage that the parser had come to.</param>
internal sealed record YamlFailure(Position At, string Message, Position InPassage, int ReachedLine)
{
    /// <summary>The rest could be read if the character there were left out.</summary>
    public bool IsOneCharacter { get; init; }

    /// <summary>It is YAML, but more than a configuration ever needs.</summary>
    public bool IsTooMuch { get; init; }
}
