namespace Pokemanager.Slack;

/// <summary>Why a socket ends, has ended or could not be opened.</summary>
/// <param name="Step">What follows.</param>
/// <param name="Reason">Slack's code or the system's words.</param>
/// <param name="RetryAfter">How long Slack wants to be left alone.</param>
internal sealed record SocketEnd(DisconnectStep Step, string Reason, TimeSpan? RetryAfter = null);
