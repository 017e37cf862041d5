using Microsoft.Extensions.Logging;

namespace Pokemanager.Slack;

internal sealed partial class SlackSocket
{
    [LoggerMessage(EventId = 20, Level = LogLevel.Debug, Message = "A frame was ignored: {Reason}")]
    private partial void LogIgnored(string reason);

    [LoggerMessage(EventId = 21, Level = LogLevel.Warning, Message = "An event could not be read: {Reason}")]
    private partial void LogUnreadable(string reason);

    [LoggerMessage(EventId = 22, Level = LogLevel.Error, Message = "An event was not accepted; envelope {EnvelopeId} stays unconfirmed.")]
    private partial void LogNotAccepted(string? envelopeId, Exception exception);

    [LoggerMessage(EventId = 23, Level = LogLevel.Warning, Message = "Envelope {EnvelopeId} could not be confirmed; Slack may send it again.")]
    private partial void LogNotConfirmed(string envelopeId, Exception exception);

    [LoggerMessage(EventId = 24, Level = LogLevel.Warning, Message = "Envelope {EnvelopeId} was confirmed late, after {Taken}; Slack may send it again.")]
    private partial void LogConfirmedLate(string envelopeId, TimeSpan taken);

    [LoggerMessage(EventId = 25, Level = LogLevel.Warning, Message = "Events in hand did not finish within {Timeout} and were cancelled.")]
    private partial void LogNotFinished(TimeSpan timeout);

    [LoggerMessage(EventId = 26, Level = LogLevel.Debug, Message = "A socket was not closed in good order.")]
    private partial void LogNotClosed(Exception exception);
}
