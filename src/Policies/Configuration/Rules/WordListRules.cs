using System.Collections.Immutable;
using Pokemanager.Policies.Configuration.Yaml;

namespace Pokemanager.Policies.Configuration.Rules;

/// <summary>A list of short texts, each with its place.</summary>
internal static class WordListRules
{
    private const int Longest = 80;

    /// <summary>Trimmed, in lower case, each once; null when the key is left out or is no list.</summary>
    /// <param name="example">A word that fits.</param>
    public static ImmutableArray<(string Word, Position At)>? Read(MapEntry? entry, string example, ProblemList problems)
    {
        if (entry is null or { Value: TextNode { IsNothing: true } })
        {
            return null;
        }

        if (entry.Value is not ListNode list)
        {
            problems.Error(entry.Value.At, $"{entry.Key.Text} must be a list, not {entry.Value.Kind}; write it as {entry.Key.Text}: [{example}]");
            return null;
        }

        var words = list.Items.Select(item => (Word: Word(entry.Key.Text, item, example, problems), item.At));
        return [.. words.Where(word => word.Word.Length > 0).DistinctBy(word => word.Word)];
    }

    private static string Word(string key, Node item, string example, ProblemList problems)
    {
        if (item is not TextNode text)
        {
            problems.Error(item.At, $"an item of {key} must be text, not {item.Kind}; write it as - {example}");
            return "";
        }

        var word = text.IsNothing ? "" : text.Text.Trim();
        if (word.Length is 0)
        {
            problems.Error(item.At, $"an item of {key} is empty here; write it as - {example}, and put what YAML takes for nothing into quotes");
            return "";
        }

        if (word.Length > Longest || word.EnumerateRunes().Any(rune => !Quoting.IsVisible(rune)))
        {
            problems.Error(item.At, $"{Quoting.Quote(word)} is longer than {Longest} characters or has invisible ones in it; type it anew");
            return "";
        }

        return word.ToLowerInvariant();
    }
}
