namespace Pokemanager.Policies.Configuration;

/// <summary>How much a <see cref="Problem"/> matters.</summary>
public enum Severity
{
    /// <summary>The file works as it stands, but probably not as meant.</summary>
    Warning,

    /// <summary>The file cannot be used.</summary>
    Error,
}
