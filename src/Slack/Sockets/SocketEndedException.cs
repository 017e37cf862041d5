namespace Pokemanager.Slack;

/// <summary>Slack ended a socket instead of greeting on it.</summary>
internal sealed class SocketEndedException(SocketEnd end) : Exception($"The socket ended before it was ready: {end.Reason}.")
{
    /// <summary>What follows and why.</summary>
    public SocketEnd End { get; } = end;
}
