using System.Text.Json.Serialization;

namespace Pokemanager.Policies.Requests;

/// <summary>How a request is written to a store: generated code, since every step of every request passes here.</summary>
[JsonSourceGenerationOptions(
    UseStringEnumConverter = true,
    IgnoreReadOnlyProperties = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(RequestState))]
public sealed partial class RequestStateJson : JsonSerializerContext;
