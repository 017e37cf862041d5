namespace Pokemanager.Silo.Policies;

internal sealed partial class PolicyWatcher
{
    [LoggerMessage(1, LogLevel.Information, "Configuration {File} was loaded: policy version {Version}, {Levels} levels")]
    private partial void LogLoaded(string file, string version, int levels);

    [LoggerMessage(2, LogLevel.Error, "Configuration {File} was not loaded because of {Count} problems; policy version {Version} stayed in force")]
    private partial void LogKept(string file, int count, string version);

    [LoggerMessage(EventId = 3, Message = "{File}:{Line}:{Column}: {Message}")]
    private partial void LogProblem(LogLevel level, string file, int line, int column, string message);

    [LoggerMessage(4, LogLevel.Warning, "Configuration {File} was not watched for events, only looked at every {Seconds} s: {Reason}")]
    private partial void LogPollingOnly(string file, double seconds, string reason);
}
