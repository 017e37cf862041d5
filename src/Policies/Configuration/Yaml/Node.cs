using System.Collections.Immutable;

namespace Pokemanager.Policies.Configuration.Yaml;

/// <summary>A YAML node with its place. One that is used through aliases is the same object everywhere.</summary>
/// <param name="At">Where it begins; an empty value is placed at its key.</param>
/// <param name="Size">Nodes in it, itself included and aliases counted in full.</param>
internal abstract record Node(Position At, int Size)
{
    /// <summary>What it is, for "…, not {Kind}".</summary>
    public abstract string Kind { get; }
}

/// <summary>A scalar, with its text as written: the rules decide what is a number.</summary>
/// <param name="IsPlain">True without quotes.</param>
internal sealed record TextNode(Position At, string Text, bool IsPlain) : Node(At, 1)
{
    /// <summary>YAML's null: nothing at all, or a plain <c>~</c> or <c>null</c>.</summary>
    public bool IsNothing => IsPlain && Text is ("" or "~" or "null" or "Null" or "NULL");

    public override string Kind => IsNothing ? "empty" : IsPlain && IsNumber ? "a number" : "text";

    private bool IsNumber => decimal.TryParse(
        Text, System.Globalization.NumberStyles.Float, System.Globalization.CultureInfo.InvariantCulture, out _);
}

/// <summary>A sequence.</summary>
internal sealed record ListNode(Position At, int Size, ImmutableArray<Node> Items) : Node(At, Size)
{
    public override string Kind => "a list";
}

/// <summary>A mapping with text keys, none twice.</summary>
internal sealed record MapNode(Position At, int Size, ImmutableArray<MapEntry> Entries) : Node(At, Size)
{
    /// <summary>Whether there are lines in it that could not be read, so that a key which is not here may well stand there.</summary>
    public bool IsPartial { get; init; }

    public override string Kind => "a map";

    public MapEntry? Find(string key) => Entries.FirstOrDefault(entry => entry.Key.Text == key);
}

/// <summary>What could not be read, which has been reported. It has no place, so nothing else is said of it.</summary>
internal sealed record UnreadNode() : Node(Position.Nowhere, 1)
{
    public override string Kind => "unreadable";
}

/// <summary>A key and its value.</summary>
internal sealed record MapEntry(TextNode Key, Node Value);
