namespace Pokemanager.Policies.Texts;

/// <summary>Text as it stands, or the name of a placeholder.</summary>
/// <param name="Index">Where it begins.</param>
internal readonly record struct TemplatePart(string Text, bool IsPlaceholder, int Index);
