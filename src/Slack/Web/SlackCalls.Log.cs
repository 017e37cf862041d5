using Microsoft.Extensions.Logging;

namespace Pokemanager.Slack;

internal sealed partial class SlackCalls
{
    [LoggerMessage(EventId = 1, Level = LogLevel.Warning, Message = "Slack's limit for {Method} was met; calls wait {RetryAfter}.")]
    private partial void LogRateLimited(string method, TimeSpan retryAfter);

    [LoggerMessage(EventId = 2, Level = LogLevel.Warning, Message = "Slack's {Method} failed with {Error}; it is tried again in {Delay}.")]
    private partial void LogRepeated(string method, string error, TimeSpan delay);
}
