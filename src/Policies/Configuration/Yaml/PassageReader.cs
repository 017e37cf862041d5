using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Pokemanager.Policies.Configuration.Yaml;

/// <summary>Reads a passage as one YAML document.</summary>
internal static class PassageReader
{
    public const string SecondDocument = "a second document begins here; keep one per file and remove this ---";

    /// <summary>Why it could not be read; null when it could.</summary>
    /// <param name="root">The document's root; null when there is nothing in it.</param>
    /// <param name="problems">Told of what is wrong with its nodes, also when it cannot be read to its end.</param>
    public static YamlFailure? Read(Passage passage, Anchors anchors, ProblemList problems, out Node? root)
    {
        var scanner = new Scanner(new StringReader(passage.Text), skipComments: true);
        var throughAliases = anchors.ThroughAliases;
        try
        {
            root = Read(passage, new Parser(scanner), anchors, problems);
            return null;
        }
        catch (RefusedYamlException e)
        {
            anchors.ThroughAliases = throughAliases;
            root = null;
            return new YamlFailure(passage.PlaceOf(e.Start), e.Message, Position.Of(e.Start), (int)e.Start.Line) { IsTooMuch = true };
        }
        catch (Exception e) when (e is YamlException or InvalidOperationException or ArgumentException or IndexOutOfRangeException or FormatException or OverflowException)
        {
            // The others are the parser's way of refusing some malformed texts.
            anchors.ThroughAliases = throughAliases;
            root = null;
            return Explain(e, scanner.CurrentPosition, passage);
        }
    }

    private static Node? Read(Passage passage, Parser parser, Anchors anchors, ProblemList problems)
    {
        parser.Consume<StreamStart>();
        if (parser.Accept<StreamEnd>(out _))
        {
            return null;
        }

        parser.Consume<DocumentStart>();
        var root = new NodeReader(parser, passage, anchors, problems).Read();
        parser.Consume<DocumentEnd>();
        if (parser.Accept<DocumentStart>(out var second))
        {
            problems.Error(passage.PlaceOf(second.Start), SecondDocument);
        }

        return root;
    }

    /// <summary>In the words of the person who wrote the file.</summary>
    /// <param name="reached">How far the parser had read.</param>
    private static YamlFailure Explain(Exception e, Mark reached, Passage passage)
    {
        // The very first place also stands for none.
        var isPlaced = e is YamlException { Start: var start } && (start.Line > 1 || start.Column > 1 || passage.Text is ['@' or '`' or '%', ..]);
        var at = Position.Of(isPlaced ? ((YamlException)e).Start : reached);
        if (Position.At(passage.Text, passage.Text.AsSpan().TrimEnd().Length) is var end && at.CompareTo(end) > 0)
        {
            // What is missing belongs behind what is there, not into the lines that follow.
            at = end;
        }

        var failure = new YamlFailure(passage.PlaceOf(at), "", at, (int)reached.Line);
        return CharacterAt(passage.Text, at) switch
        {
            '@' or '`' => failure with { Message = "a YAML value cannot begin with this character; leave it out, or put the value into quotes, as in '@dilbert'", IsOneCharacter = true },
            '%' => failure with { Message = "a YAML value cannot begin with %; put the value into quotes", IsOneCharacter = true },
            _ when e is YamlException && !e.Message.StartsWith("Expected '", StringComparison.Ordinal) =>
                failure with { Message = $"this is not valid YAML: {Quoting.Clean(Sentence(e.Message), 200)}; check the indentation, quotes and brackets around here" },
            _ => failure with { Message = "this is not valid YAML; check that brackets and quotes are closed, and the indentation around here" },
        };
    }

    private static char CharacterAt(string text, Position at)
    {
        var line = 1;
        foreach (var content in text.AsSpan().EnumerateLines())
        {
            if (line++ == at.Line)
            {
                return at.Column <= content.Length ? content[at.Column - 1] : '\n';
            }
        }

        return '\n';
    }

    private static string Sentence(string message) =>
        message.Length > 1 ? char.ToLowerInvariant(message[0]) + message[1..].TrimEnd('.') : message;
}
