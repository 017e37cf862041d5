using System.Text.Json.Serialization;

namespace Pokemanager.Slack;

/// <summary>A piece of a message's layout (Block Kit).</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(SectionBlock), "section")]
[JsonDerivedType(typeof(ContextBlock), "context")]
[JsonDerivedType(typeof(ActionsBlock), "actions")]
public abstract record Block
{
    /// <summary>The block's name within its message, at most 255 characters; null lets Slack choose one.</summary>
    public string? BlockId { get; init; }
}
