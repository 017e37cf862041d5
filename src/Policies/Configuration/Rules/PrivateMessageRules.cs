using Pokemanager.Policies.Configuration.Yaml;

namespace Pokemanager.Policies.Configuration.Rules;

/// <summary>What a private message is refused with.</summary>
internal static class PrivateMessageRules
{
    /// <summary>Slack advises 4,000 characters for a message; longer ones are cut or split.</summary>
    private const int Longest = 4000;

    /// <summary>The text; null when there is none, and blank text is none.</summary>
    public static string? Read(MapEntry? entry, ProblemList problems)
    {
        switch (entry?.Value)
        {
            case null:
                return null;
            case TextNode text when text.IsNothing || string.IsNullOrWhiteSpace(text.Text):
                return null;
            case TextNode { Text.Length: > Longest, At: var at }:
                problems.Error(at, $"private_message_deny is longer than the {Longest} characters that a Slack message may have; shorten it");
                return null;
            case TextNode text:
                return text.Text.Trim();
            case var other:
                problems.Error(other.At, $"private_message_deny must be text, not {other.Kind}; put it into quotes");
                return null;
        }
    }
}
