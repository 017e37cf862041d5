using System.Text.Json;

namespace Pokemanager.SlackEmulator.Sockets;

/// <summary>A payload on its way to the app. Only events have an id and are retried.</summary>
internal sealed record Delivery(string Type, byte[] Payload, bool AcceptsPayload, string? EventId = null)
{
    public Action<JsonElement?>? Confirmed { get; init; }

    public Action? TimedOut { get; init; }
}
