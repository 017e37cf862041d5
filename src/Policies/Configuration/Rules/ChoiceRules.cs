using Pokemanager.Policies.Configuration.Yaml;

namespace Pokemanager.Policies.Configuration.Rules;

/// <summary>One word out of a few.</summary>
internal static class ChoiceRules
{
    private static readonly string[] Switch = ["true", "false"];

    /// <summary>The word; null when the key is left out, and after a problem.</summary>
    public static string? Read(MapEntry? entry, IReadOnlyList<string> words, ProblemList problems)
    {
        if (entry is null)
        {
            return null;
        }

        switch (entry.Value)
        {
            case TextNode { IsNothing: true }:
                return null;
            case TextNode text when words.Contains(text.Text, StringComparer.OrdinalIgnoreCase):
                return text.Text.ToLowerInvariant();
            case TextNode text:
                var meant = Spelling.Nearest(text.Text, words) is { } near ? $"did you mean \"{near}\"?" : $"write {entry.Key.Text}: {words[0]}";
                problems.Error(text.At, $"{entry.Key.Text} must be {OneOf(words)}, not {Quoting.Quote(text.Text)}; {meant}");
                return null;
            case var other:
                problems.Error(other.At, $"{entry.Key.Text} must be {OneOf(words)}, not {other.Kind}; write {entry.Key.Text}: {words[0]}");
                return null;
        }
    }

    /// <summary>True or false; null when the key is left out, and after a problem.</summary>
    public static bool? ReadSwitch(MapEntry? entry, ProblemList problems) => Read(entry, Switch, problems) is { } word ? word is "true" : null;

    private static string OneOf(IReadOnlyList<string> words) => $"{string.Join(", ", words.Take(words.Count - 1))} or {words[^1]}";
}
