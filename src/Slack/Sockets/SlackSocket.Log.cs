using Microsoft.Extensions.Logging;

namespace Pokemanager.Slack;

internal sealed partial class SlackSocket
{
    [LoggerMessage(EventId = 30, Level = LogLevel.Information, Message = "A frame was ignored: {Reason}")]
    private partial void LogIgnored(string reason);

    [LoggerMessage(EventId = 31, Level = LogLevel.Warning, Message = "Events in hand did not finish within {Timeout} and were cancelled.")]
    private partial void LogNotFinished(TimeSpan timeout);

    [LoggerMessage(EventId = 32, Level = LogLevel.Debug, Message = "A socket was not closed in good order.")]
    private partial void LogNotClosed(Exception exception);
}
