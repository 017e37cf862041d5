namespace Pokemanager.Silo.Hosting;

/// <summary>Ends the process because going on would be of no use, with the exit code that says why.</summary>
internal sealed partial class FatalStop(IHostApplicationLifetime lifetime, ILogger<FatalStop> logger)
{
    /// <summary>The exit code asked for; null while all is well.</summary>
    public int? ExitCode { get; private set; }

    public void With(int exitCode, string reason)
    {
        ExitCode ??= exitCode;
        LogStopping(reason);
        lifetime.StopApplication();
    }

    [LoggerMessage(1, LogLevel.Critical, "{Reason}")]
    private partial void LogStopping(string reason);
}
