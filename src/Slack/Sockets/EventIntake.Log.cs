using Microsoft.Extensions.Logging;

namespace Pokemanager.Slack;

internal sealed partial class EventIntake
{
    [LoggerMessage(EventId = 21, Level = LogLevel.Warning, Message = "An event could not be read: {Reason}")]
    private partial void LogUnreadable(string reason);

    [LoggerMessage(EventId = 22, Level = LogLevel.Error, Message = "An event was not accepted; envelope {EnvelopeId} stays unconfirmed.")]
    private partial void LogNotAccepted(string? envelopeId, Exception exception);

    [LoggerMessage(EventId = 23, Level = LogLevel.Warning, Message = "Envelope {EnvelopeId} was not confirmed; Slack may send it again.")]
    private partial void LogNotConfirmed(string envelopeId, Exception exception);

    [LoggerMessage(EventId = 24, Level = LogLevel.Warning, Message = "Envelope {EnvelopeId} was confirmed late, after {Taken}.")]
    private partial void LogConfirmedLate(string envelopeId, TimeSpan taken);

    [LoggerMessage(EventId = 25, Level = LogLevel.Debug, Message = "Envelope {EnvelopeId} came again, attempt {RetryAttempt}.")]
    private partial void LogRepeated(string envelopeId, int retryAttempt);
}
