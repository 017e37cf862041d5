namespace Pokemanager.Slack;

/// <summary>A change of a connection.</summary>
/// <param name="Status">How it stands now.</param>
/// <param name="At">Since when.</param>
/// <param name="Reason">Why it is not connected, or why it was replaced.</param>
/// <param name="IsGap">
/// With <see cref="ConnectionStatus.Connected"/>: whether events may have been missed before, because no socket was open or because
/// RTM never sends again what it sent into the void.
/// </param>
public sealed record ConnectionState(ConnectionStatus Status, DateTimeOffset At, string? Reason, bool IsGap);
