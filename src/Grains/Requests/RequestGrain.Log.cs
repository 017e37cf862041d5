using Microsoft.Extensions.Logging;
using Pokemanager.Policies.Requests;

namespace Pokemanager.Grains.Requests;

internal sealed partial class RequestGrain
{
    [LoggerMessage(1, LogLevel.Information, "Request {Request} opened with policy {Policy} version {Version}: {Status}")]
    private partial void LogOpened(string request, string policy, string version, RequestStatus status);

    [LoggerMessage(2, LogLevel.Information, "Request {Request} was acknowledged by {User} by {Via}")]
    private partial void LogAcknowledged(string request, string user, string via);

    [LoggerMessage(3, LogLevel.Information, "Request {Request}: nobody of level {Level} answered, now {Status} ({Lateness} after it was due)")]
    private partial void LogStepped(string request, int level, RequestStatus status, TimeSpan? lateness);

    [LoggerMessage(4, LogLevel.Warning, "Request {Request}: {Effect} was refused by Slack: {Reason}")]
    private partial void LogUndeliverable(string request, string effect, string reason);

    [LoggerMessage(5, LogLevel.Warning, "Request {Request} could not reach conversation {Conversation}; it tries again")]
    private partial void LogHandOverFailed(Exception exception, string request, string conversation);

    [LoggerMessage(7, LogLevel.Warning, "Request {Request}: its reminder could not be set; the watchdog stands in")]
    private partial void LogNotReminded(Exception exception, string request);

    [LoggerMessage(8, LogLevel.Information, "Request {Request}: {User} did {Action}, now {Status}")]
    private partial void LogActed(string request, string user, string action, RequestStatus status);

    [LoggerMessage(6, LogLevel.Debug, "Mention in {Channel} was passed over: the configuration does not list this channel")]
    private partial void LogNotListening(string channel);
}
