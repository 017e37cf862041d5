using System.Text.RegularExpressions;

namespace Pokemanager.Policies.Configuration;

/// <summary>Recognises Slack tokens, which belong into the environment and never into a file or a message.</summary>
internal static partial class SlackTokens
{
    /// <summary>What is a token wherever it stands. A placeholder in a comment (xoxb-your-token) has no digit.</summary>
    public static IEnumerable<int> In(string text) => Certain().Matches(text).Select(match => match.Index);

    /// <summary>What is a token, or means to be one, as a value.</summary>
    public static bool IsIn(string value) => MayBeIn(value) && Likely().IsMatch(value);

    /// <summary>The message without anything that even contains a token.</summary>
    public static string Redact(string message) => MayBeIn(message) ? Likely().Replace(message, "[token]") : message;

    private static bool MayBeIn(string text) => text.Contains("xox", StringComparison.Ordinal) || text.Contains("xapp-", StringComparison.Ordinal);

    [GeneratedRegex("(?<![A-Za-z0-9])(?:xox[a-z](?:\\.xox[a-z])?|xapp)-(?=[A-Za-z-]{0,40}[0-9])[A-Za-z0-9-]{8,}")]
    private static partial Regex Certain();

    [GeneratedRegex("(?:xox[a-z](?:\\.xox[a-z])?-[A-Za-z0-9-]{4,}|xapp-(?=[A-Za-z-]{0,40}[0-9])[A-Za-z0-9-]{8,})[^\\s'\"]*")]
    private static partial Regex Likely();
}
