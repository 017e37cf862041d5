using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Pokemanager.Policies.Configuration.Yaml;

/// <summary>Reads one YAML document into nodes, within limits that no bomb gets past.</summary>
internal static class TreeReader
{
    /// <summary>The document's root; null when there is none or it cannot be read, with the reason in <paramref name="problems"/>.</summary>
    public static Node? Read(string text, ProblemList problems)
    {
        var scanner = new Scanner(new StringReader(text), skipComments: true);
        try
        {
            return ReadOnly(new Parser(scanner), problems);
        }
        catch (YamlException e)
        {
            SyntaxProblems.Report(e, scanner.CurrentPosition, text, problems);
        }
        catch (Exception e) when (e is InvalidOperationException or ArgumentException or IndexOutOfRangeException or FormatException or OverflowException)
        {
            // The parser's way of refusing some malformed texts.
            SyntaxProblems.Report(e, scanner.CurrentPosition, text, problems);
        }

        return null;
    }

    private static Node? ReadOnly(Parser parser, ProblemList problems)
    {
        parser.Consume<StreamStart>();
        if (parser.Accept<StreamEnd>(out _))
        {
            problems.Error(Position.Start, "the file is empty; it needs at least an escalation_policy");
            return null;
        }

        parser.Consume<DocumentStart>();
        var root = new NodeReader(parser, problems).Read();
        parser.Consume<DocumentEnd>();
        if (parser.Accept<DocumentStart>(out var second))
        {
            problems.Error(Position.Of(second.Start), "a second document begins here; keep one per file and remove this ---");
        }

        return root;
    }
}
