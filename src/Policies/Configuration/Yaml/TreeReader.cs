using YamlDotNet.Core;

namespace Pokemanager.Policies.Configuration.Yaml;

/// <summary>Reads one YAML document into nodes, within limits that no bomb gets past.</summary>
internal static class TreeReader
{
    /// <summary>
    /// The document's root; null when there is none or nothing of it can be read, with the reason in <paramref name="problems"/>. What is
    /// no YAML is reported and left out: the rest is there to be checked.
    /// </summary>
    public static Node? Read(string text, ProblemList problems)
    {
        var failure = PassageReader.Read(new Passage(text, 1, []), new Anchors(), problems, out var root);
        switch (failure)
        {
            case null when root is null:
                problems.Error(Position.Start, "the file is empty; it needs at least an escalation_policy");
                return null;
            case null:
                return root;
            default:
                return ReadPieces(text, failure, problems);
        }
    }

    private static Node? ReadPieces(string text, YamlFailure failure, ProblemList problems)
    {
        var lines = text.ReplaceLineEndings("\n").Split('\n');
        if (failure.IsTooMuch || TabIndentation.Find(lines, failure.ReachedLine) is not { } tabs)
        {
            return new PieceReader(lines, [], problems).Read();
        }

        problems.Error(tabs.First, $"this line is indented with a tab{tabs.Others}; YAML indents with spaces only, so replace the tabs with spaces");

        // How wide a tab was meant nobody knows: most probably so that the rest makes sense, of which the beginning tells enough.
        var width = TabIndentation.Widths.MinBy(width => PieceReader.CountFailures(TabIndentation.Widen([.. lines.Take(1000)], width)));
        var (widened, by) = TabIndentation.Widen(lines, width);
        return new PieceReader(widened, by, problems).Read();
    }
}
