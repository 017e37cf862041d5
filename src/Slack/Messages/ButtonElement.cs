using System.Text.Json.Serialization;

namespace Pokemanager.Slack;

/// <summary>A button.</summary>
/// <param name="ActionId">What pressing it means, at most 255 characters; unique in its row.</param>
/// <param name="Text">The label, plain text, at most 75 characters.</param>
/// <param name="Value">Comes back when it is pressed, at most 2,000 characters.</param>
/// <param name="Style">How it looks.</param>
public sealed record ButtonElement(
    string ActionId,
    [property: JsonConverter(typeof(PlainTextConverter))] string Text,
    string? Value,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] ButtonStyle Style = ButtonStyle.Default)
{
    /// <summary>What a screen reader says instead of the label, at most 75 characters.</summary>
    public string? AccessibilityLabel { get; init; }

    [JsonInclude]
    internal string Type { get; init; } = "button";
}
