namespace Pokemanager.Silo.Commands;

/// <summary>What the process ends with. Other programs rely on the numbers.</summary>
internal static class ExitCode
{
    /// <summary>All went well.</summary>
    public const int Fine = 0;

    /// <summary><c>check</c> found a problem.</summary>
    public const int ProblemFound = 1;

    /// <summary>Wrong usage or configuration.</summary>
    public const int WrongUsage = 2;

    /// <summary>Slack refused the token.</summary>
    public const int SlackRefused = 3;

    /// <summary>The storage could not be opened.</summary>
    public const int StorageUnreachable = 4;
}
