using System.Collections.Immutable;
using Pokemanager.Policies.Configuration.Yaml;

namespace Pokemanager.Policies.Configuration.Rules;

/// <summary>Where to listen.</summary>
internal static class ChannelRules
{
    private const int LongestName = 80;

    /// <summary>Names without <c>#</c> and ids, each once; null when the file does not say.</summary>
    public static ImmutableArray<string>? Read(MapEntry? entry, ProblemList problems)
    {
        if (entry is null or { Value: TextNode { IsNothing: true } })
        {
            return null;
        }

        if (entry.Value is not ListNode list)
        {
            problems.Error(entry.Value.At, $"channels must be a list, not {entry.Value.Kind}; write channels: [{Example(entry.Value)}]");
            return null;
        }

        if (list.Items.IsEmpty)
        {
            problems.Error(list.At, "channels is an empty list; name the channels to listen in, or remove the key to listen wherever the bot was invited");
        }

        var channels = list.Items.Select(item => ReadOne(item, problems)).OfType<string>();
        return [.. channels.Distinct(StringComparer.OrdinalIgnoreCase)];
    }

    /// <summary>A name without <c>#</c> or an id; null after a problem.</summary>
    public static string? ReadOne(Node item, ProblemList problems)
    {
        if (item is not TextNode text)
        {
            problems.Error(item.At, $"a channel must be a name or an id, not {item.Kind}; write it as - ops-help");
            return null;
        }

        var name = text.Text.Trim();
        name = name.StartsWith('#') ? name[1..] : name;
        if (text.IsNothing || name.Length is 0)
        {
            problems.Error(item.At, "a channel is empty here; name one, and put it into quotes if it begins with #, which starts a comment");
            return null;
        }

        if (name.Length > LongestName || name.EnumerateRunes().Any(rune => System.Text.Rune.IsWhiteSpace(rune) || rune.Value is ',' or '*' or '<' or '>' or '#' || !Quoting.IsVisible(rune)))
        {
            problems.Error(item.At, $"{Quoting.Quote(name)} is no channel; write one name such as ops-help, or one id such as C024BE91L, per item");
            return null;
        }

        return name;
    }

    private static string Example(Node value) => value is TextNode { Text: var text } && text.Trim() is { Length: > 0 and <= LongestName } name && !name.Contains('#', StringComparison.Ordinal)
        ? Quoting.Clean(name)
        : "ops-help";
}
