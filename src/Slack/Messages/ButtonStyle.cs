using System.Text.Json.Serialization;

namespace Pokemanager.Slack;

/// <summary>How a button looks.</summary>
public enum ButtonStyle
{
    /// <summary>Plain.</summary>
    Default,

    /// <summary>The action meant to be taken: green.</summary>
    [JsonStringEnumMemberName("primary")]
    Primary,

    /// <summary>A destructive action: red.</summary>
    [JsonStringEnumMemberName("danger")]
    Danger,
}
