using System.Text.Json.Serialization;

namespace Pokemanager.Slack;

/// <summary>An app's own data on a message.</summary>
/// <param name="EventType">What it is.</param>
/// <param name="Payload">Named values. Values of other apps that are no strings are read as their JSON text.</param>
public sealed record MessageMetadata(
    string EventType,
    [property: JsonPropertyName("event_payload"), JsonConverter(typeof(MetadataPayloadConverter))]
    IReadOnlyDictionary<string, string> Payload);
