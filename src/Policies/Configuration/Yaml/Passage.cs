using System.Collections.Immutable;
using YamlDotNet.Core;

namespace Pokemanager.Policies.Configuration.Yaml;

/// <summary>Some lines of a file that are read as YAML by themselves, and where they stand in the file.</summary>
/// <param name="Text">The lines.</param>
/// <param name="FirstLine">The first one's number.</param>
/// <param name="Widened">By how much the indentation of each line of the file is wider here than there; empty for not at all.</param>
internal sealed record Passage(string Text, int FirstLine, ImmutableArray<int> Widened)
{
    /// <summary>Where it is in the file.</summary>
    public Position PlaceOf(Position here)
    {
        var line = FirstLine + here.Line - 1;
        return new Position(line, line <= Widened.Length ? Math.Max(1, here.Column - Widened[line - 1]) : here.Column);
    }

    /// <summary>Where it is in the file.</summary>
    public Position PlaceOf(Mark mark) => PlaceOf(Position.Of(mark));
}
