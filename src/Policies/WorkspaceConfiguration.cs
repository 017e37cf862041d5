namespace Pokemanager.Policies;

/// <summary>One entry of <c>workspaces</c>: where the app is installed, and what holds there.</summary>
/// <param name="Name">What the file calls it.</param>
/// <param name="TeamId">Slack's id of it, such as <c>T024BE7LD</c>.</param>
/// <param name="Token">Where its bot token is to be found.</param>
/// <param name="Configuration">What the file says at its top, with what the entry says itself in its place.</param>
/// <param name="Line">The line of the file it begins in, from 1, for messages.</param>
public sealed record WorkspaceConfiguration(string Name, string TeamId, TokenPlace Token, BotConfiguration Configuration, int Line);

/// <summary>Where a token is to be found. It never stands in the configuration itself.</summary>
/// <param name="IsFile">Whether <paramref name="Name"/> is a file's path, from the configuration's folder on; else it is an environment variable.</param>
public sealed record TokenPlace(bool IsFile, string Name)
{
    /// <summary>The place for a reader.</summary>
    public override string ToString() => IsFile ? $"the file {Name}" : $"the environment variable {Name}";
}
