namespace Pokemanager.Policies.Configuration.Yaml;

/// <summary>Lines that belong together: an item of a list, an entry of a map, or neither.</summary>
/// <param name="From">The first one's index.</param>
/// <param name="To">The index after the last one's.</param>
internal readonly record struct Piece(PieceKind Kind, int From, int To);
