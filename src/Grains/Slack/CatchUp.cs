using Microsoft.Extensions.Logging;
using Pokemanager.Slack;

namespace Pokemanager.Grains.Slack;

/// <summary>
/// Finds what was written while nobody listened on a connection. Each workspace is read by itself, so that one that Slack holds up, or
/// that cannot be read at all, delays no other.
/// </summary>
internal sealed partial class CatchUp(
    SlackConnectionKey connection, ISlackWorkspaces workspaces, SlackIntake intake, Watermarks watermarks, TimeProvider clock, ILoggerFactory loggers) : IDisposable
{
    private const int MostAtATime = 32;

    private readonly ILogger _logger = loggers.CreateLogger<CatchUp>();
    private readonly Dictionary<string, Task> _underWay = [];
    private readonly SemaphoreSlim _turns = new(MostAtATime);

    /// <summary>Ends once nothing is read any more; <see cref="Read"/> is not called then.</summary>
    public Task Ended => Task.WhenAll(_underWay.Values);

    /// <summary>After a gap every workspace may lack messages.</summary>
    public void MarkWorkspaces()
    {
        if (watermarks.TakenUntil is not { } since)
        {
            return;
        }

        foreach (var id in connection.IsOfAllWorkspaces ? workspaces.Ids : [connection.Workspace])
        {
            watermarks.FallBehind(id, since);
        }
    }

    /// <summary>Begins to read what is behind, where it is not being read. What cannot be read stays behind for the next call.</summary>
    public void Read(CancellationToken cancellationToken)
    {
        foreach (var places in watermarks.Behind().GroupBy(place => place.Place.Split('/')[0]))
        {
            if (workspaces.Served(places.Key) is { } workspace)
            {
                if (!_underWay.TryGetValue(places.Key, out var reading) || reading.IsCompleted)
                {
                    _underWay[places.Key] = Task.Run(() => ReadAsync(workspace, cancellationToken), CancellationToken.None);
                }
            }
            else if (!workspaces.Expects(places.Key))
            {
                foreach (var (place, since) in places)
                {
                    watermarks.CatchUp(place, since);
                }
            }
        }
    }

    public void Dispose() => _turns.Dispose();

    private async Task ReadAsync(SlackWorkspace workspace, CancellationToken cancellationToken)
    {
        try
        {
            await _turns.WaitAsync(cancellationToken);
            try
            {
                await new WorkspaceCatchUp(workspace, intake, watermarks, clock, loggers.CreateLogger<WorkspaceCatchUp>()).ReadAsync(cancellationToken);
            }
            finally
            {
                _turns.Release();
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            LogStopped(workspace.Id);
        }
        catch (Exception e)
        {
            LogFailed(e, workspace.Id);
        }
    }

    [LoggerMessage(40, LogLevel.Debug, "Reading what was missed in workspace {Workspace} stopped with its connection")]
    private partial void LogStopped(string workspace);

    [LoggerMessage(41, LogLevel.Warning, "What was missed in workspace {Workspace} could not be read; it is tried again")]
    private partial void LogFailed(Exception exception, string workspace);
}
