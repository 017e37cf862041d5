using Microsoft.Extensions.Logging;

namespace Pokemanager.Slack;

internal sealed partial class ConnectionLoop
{
    [LoggerMessage(EventId = 10, Level = LogLevel.Information, Message = "{Protocol} was connected; missed events before: {IsGap}.")]
    private partial void LogConnected(string protocol, bool isGap);

    [LoggerMessage(EventId = 11, Level = LogLevel.Information, Message = "{Protocol} moved on after {Delay} because of {Reason}.")]
    private partial void LogNext(string protocol, string reason, TimeSpan delay);

    [LoggerMessage(EventId = 12, Level = LogLevel.Warning, Message = "{Protocol} was without a socket: {Reason}")]
    private partial void LogLost(string protocol, string reason);

    [LoggerMessage(EventId = 13, Level = LogLevel.Error, Message = "A change of {Protocol} to {Status} was not taken.")]
    private partial void LogNotTaken(string protocol, ConnectionStatus status, Exception exception);
}
