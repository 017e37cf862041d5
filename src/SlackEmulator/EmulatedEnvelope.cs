namespace Pokemanager.SlackEmulator;

/// <summary>One envelope that went out over Socket Mode.</summary>
/// <param name="EnvelopeId">Differs on each attempt.</param>
/// <param name="Type"><c>events_api</c>, <c>interactive</c> or <c>slash_commands</c>.</param>
/// <param name="EventId">The same on each attempt; null for what is no event.</param>
/// <param name="Attempt">0 first, up to 3.</param>
/// <param name="Socket">The socket that delivered it.</param>
/// <param name="Payload">UTF-8 JSON of the payload.</param>
/// <param name="SentAt">When it went out.</param>
public sealed record EmulatedEnvelope(
    string EnvelopeId, string Type, string? EventId, int Attempt, EmulatedSocket Socket, ReadOnlyMemory<byte> Payload, DateTimeOffset SentAt)
{
    /// <summary>When the client confirmed it on the same socket in time; null otherwise.</summary>
    public DateTimeOffset? ConfirmedAt { get; internal set; }
}
