using Microsoft.Extensions.Logging;
using Pokemanager.Policies.Requests;
using Pokemanager.Slack;

namespace Pokemanager.Grains.Slack;

/// <summary>
/// Takes the events of one connection. It runs off the grain's scheduler, so that a slow request holds up neither the
/// socket nor the grain. What could not be made durable stays unconfirmed, and its channel is read again.
/// </summary>
internal sealed partial class ConnectorSink(
    SlackConnectionKey connection, ISlackWorkspaces workspaces, SlackIntake intake, Watermarks watermarks, ConnectorLease lease, ConnectorMetrics metrics, TimeProvider clock, ILogger logger)
    : ISlackEventSink
{
    private readonly Lock _gate = new();
    private ConnectionState? _state;
    private DateTimeOffset? _lostAt;
    private int _gaps = 1;
    private int _readGaps;

    /// <summary>How the connection stands; null before it said anything.</summary>
    public ConnectionState? State
    {
        get
        {
            lock (_gate)
            {
                return _state;
            }
        }
    }

    public async Task AcceptAsync(SlackEvent e, CancellationToken ct)
    {
        if (WorkspaceOf(e) is not { } id || !workspaces.Expects(id))
        {
            LogForeign(e.GetType().Name, e.TeamId);
            return;
        }

        try
        {
            if (e is InstallEndedEvent)
            {
                workspaces.Doubt(id);
                return;
            }

            if (!lease.IsHeld)
            {
                throw new TimeoutException("The lease of this connection could not be renewed in time.");
            }

            await intake.TakeAsync(e, workspaces.Served(id) ?? throw new InvalidOperationException($"Workspace {id} cannot be served now."));
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            if (ChannelOf(e) is { } channel)
            {
                watermarks.FallBehind($"{id}/{channel.Id}", channel.At);
                LogPutOff(failure, id, channel.Id);
            }

            throw;
        }
    }

    public Task StateChangedAsync(ConnectionState state, CancellationToken ct)
    {
        lock (_gate)
        {
            var isConnected = state.Status is ConnectionStatus.Connected;
            metrics.Stands(connection.ToString(), isConnected);
            if (isConnected && _lostAt is { } lost)
            {
                metrics.Back(connection.ToString(), state.At - lost);
            }

            _lostAt = isConnected ? null : _lostAt ?? state.At;
            _state = state;
            _gaps += state.IsGap ? 1 : 0;
        }

        LogStateChanged(connection.ToString(), state.Status, state.Reason);
        return Task.CompletedTask;
    }

    /// <summary>The number of the last gap that was not read yet; null when there is none, or the connection is away.</summary>
    public int? OpenGap
    {
        get
        {
            lock (_gate)
            {
                return _gaps > _readGaps && _state?.Status is ConnectionStatus.Connected ? _gaps : null;
            }
        }
    }

    /// <summary>Whether everything up to now has arrived, or is known to be behind.</summary>
    public bool IsComplete
    {
        get
        {
            lock (_gate)
            {
                return _gaps == _readGaps && _state?.Status is ConnectionStatus.Connected;
            }
        }
    }

    /// <summary>What the gap may have hidden is known to be behind. A gap that opened since stays open.</summary>
    public void CloseGap(int gap)
    {
        lock (_gate)
        {
            _readGaps = gap;
        }
    }

    /// <summary>Where there is but one workspace it is meant, whatever an event of a shared channel says.</summary>
    private string? WorkspaceOf(SlackEvent e) => connection.IsOfAllWorkspaces
        ? workspaces.Only ?? e.TeamId
        : connection.Workspace;

    private (string Id, DateTimeOffset At)? ChannelOf(SlackEvent e)
    {
        var (channel, ts) = e switch
        {
            // A message in a thread is found by way of the thread's first message.
            MessageEvent message => (message.Channel, message.ThreadTs ?? message.Ts),
            ReactionAddedEvent reaction => (reaction.ItemChannel, reaction.ItemTs),
            _ => (null, null),
        };
        var now = clock.GetUtcNow();
        var at = RequestOrigin.TimeOf(ts ?? "") ?? now;
        return string.IsNullOrEmpty(channel) ? null : (channel, at > now - RequestLimits.MaxAge ? at : now - RequestLimits.MaxAge);
    }

    [LoggerMessage(30, LogLevel.Information, "Connection {Connection} is {Status} ({Reason})")]
    private partial void LogStateChanged(string connection, ConnectionStatus status, string? reason);

    [LoggerMessage(31, LogLevel.Warning, "An event in workspace {Workspace}, channel {Channel} could not be taken; the channel is read again")]
    private partial void LogPutOff(Exception exception, string workspace, string channel);

    [LoggerMessage(32, LogLevel.Debug, "{Event} of workspace {Workspace} was passed over: it is none that the bot serves")]
    private partial void LogForeign(string @event, string? workspace);
}
