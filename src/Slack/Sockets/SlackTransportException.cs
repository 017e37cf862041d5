namespace Pokemanager.Slack;

/// <summary>A socket could not be opened or has broken.</summary>
internal sealed class SlackTransportException(string message, Exception? innerException = null) : IOException(message, innerException);
