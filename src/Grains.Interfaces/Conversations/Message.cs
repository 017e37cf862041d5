namespace Pokemanager.Grains.Interfaces.Conversations;

/// <summary>A message as rendered, apart from Slack's wire format.</summary>
/// <param name="Text">Plain text that stands alone, as a lock screen and a screen reader show it.</param>
/// <param name="Sections">Paragraphs in Slack's mark-up.</param>
/// <param name="Buttons">Shown two in a row.</param>
/// <param name="Notes">Small print under the buttons, in Slack's mark-up.</param>
[GenerateSerializer, Immutable, Alias("pokemanager.message")]
public sealed record Message(
    [property: Id(0)] string Text,
    [property: Id(1)] IReadOnlyList<string> Sections,
    [property: Id(2)] IReadOnlyList<Button> Buttons,
    [property: Id(3)] IReadOnlyList<string> Notes);

/// <summary>A button. Its value is a lookup key, never a right: who pressed is checked.</summary>
[GenerateSerializer, Immutable, Alias("pokemanager.button")]
public sealed record Button(
    [property: Id(0)] string Action,
    [property: Id(1)] string Label,
    [property: Id(2)] string Value,
    [property: Id(3)] bool IsPrimary);
