using YamlDotNet.Core;

namespace Pokemanager.Policies.Configuration.Yaml;

/// <summary>Says in the words of the person who wrote the file why the parser gave up.</summary>
internal static class SyntaxProblems
{
    /// <param name="reached">How far the parser had read.</param>
    public static void Report(Exception e, Mark reached, string text, ProblemList problems)
    {
        if (e is RefusedYamlException refused)
        {
            problems.Error(Position.Of(refused.Start), refused.Message);
            return;
        }

        if (TabIndentation.Find(text, (int)reached.Line) is { } tabs)
        {
            problems.Error(tabs.First, $"this line is indented with a tab{tabs.Others}; YAML indents with spaces only, so replace the tabs with spaces");
            return;
        }

        var at = e is YamlException yaml ? Position.Of(yaml.Start.Line > 1 || yaml.Start.Column > 1 ? yaml.Start : reached) : Position.Of(reached);
        problems.Error(at, CharacterAt(text, at) switch
        {
            '@' or '`' => "a YAML value cannot begin with this character; leave it out, or put the value into quotes, as in '@dilbert'",
            '%' => "a YAML value cannot begin with %; put the value into quotes",
            _ when e is YamlException && !e.Message.StartsWith("Expected '", StringComparison.Ordinal) => $"this is not valid YAML: {Quoting.Clean(Sentence(e.Message))}; check the indentation, quotes and brackets around here",
            _ => "this is not valid YAML; check that brackets and quotes are closed, and the indentation around here",
        });
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
