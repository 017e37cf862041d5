namespace Pokemanager.Slack;

/// <summary>Why a socket ends or has ended.</summary>
/// <param name="Step">What follows.</param>
/// <param name="Reason">Why, for people.</param>
internal sealed record SocketEnd(DisconnectStep Step, string Reason);
