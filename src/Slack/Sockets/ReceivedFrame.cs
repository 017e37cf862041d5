namespace Pokemanager.Slack;

/// <summary>What came over a socket.</summary>
/// <param name="Kind">The kind of frame.</param>
/// <param name="Payload">The bytes of a text.</param>
/// <param name="CloseCode">The peer's reason to close, as a number.</param>
/// <param name="CloseReason">The peer's reason to close, in words.</param>
internal readonly record struct ReceivedFrame(
    FrameKind Kind, ReadOnlyMemory<byte> Payload = default, int? CloseCode = null, string? CloseReason = null);
