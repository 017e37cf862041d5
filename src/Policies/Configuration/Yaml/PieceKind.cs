namespace Pokemanager.Policies.Configuration.Yaml;

/// <summary>What the lines of a <see cref="Piece"/> begin as.</summary>
internal enum PieceKind
{
    /// <summary><c>- item</c></summary>
    Item,

    /// <summary><c>key: value</c></summary>
    Entry,

    /// <summary>They stand where they belong to nothing around them.</summary>
    Stray,
}
