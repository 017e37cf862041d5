using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.Extensions.Logging;
using Orleans.Concurrency;
using Orleans.Placement;
using Orleans.Runtime;
using Orleans.Storage;
using Pokemanager.Grains.Interfaces.Slack;
using Pokemanager.Grains.Requests;
using Pokemanager.Slack;

namespace Pokemanager.Grains.Slack;

/// <summary>
/// Owns the life of one connection: takes its lease, runs its socket, renews the lease, and reads what was missed. The
/// protocol is <c>src/Slack</c>'s, the meaning of events is <see cref="SlackIntake"/>'s.
/// </summary>
[GrainType("slack-connector"), KeepAlive, Immovable, SpreadPlacement]
internal sealed partial class SlackConnectorGrain(
    [PersistentState("connector")] IPersistentState<ConnectorState> store,
    ISlackWorkspaces workspaces,
    ISlackConnections connections,
    IPolicyCatalog policies,
    LeaseHolders holders,
    ConnectorMetrics metrics,
    TimeProvider clock,
    ILoggerFactory loggers) : Grain, IDisposable, ISlackConnectorGrain
{
    private static readonly TimeSpan ReadAgainAfter = TimeSpan.FromSeconds(10);

    // Long enough for the cluster to agree on who is there.
    private static readonly TimeSpan GoHomeAfter = TimeSpan.FromSeconds(10);

    // Slack gives up an event that nobody confirms after about a minute, and reading reaches back half a minute.
    private static readonly TimeSpan[] LookAgainAfter = [TimeSpan.FromSeconds(20), TimeSpan.FromSeconds(40), TimeSpan.FromSeconds(60)];

    private readonly ILogger _logger = loggers.CreateLogger<SlackConnectorGrain>();
    private readonly CancellationTokenSource _stopping = new();
    private readonly Watermarks _watermarks = new();
    private readonly ConnectorLease _lease = new(clock);
    private readonly ConcurrentQueue<DateTimeOffset> _looksAgain = [];
    private ConnectorSink? _sink;
    private ISlackConnection? _connection;
    private CatchUp? _catchUp;
    private Task? _socket;
    private Task? _reading;
    private string? _refusal;
    private SiloAddress? _home;
    private DateTimeOffset _awayFromHomeSince;

    private SlackConnectionKey Key => SlackConnectionKey.Parse(this.GetPrimaryKeyString());

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        _watermarks.Load(store.State);
        this.RegisterGrainTimer(
            static grain => grain.Renew(), this, new() { DueTime = ConnectorLease.RenewEvery, Period = ConnectorLease.RenewEvery });
        return Task.CompletedTask;
    }

    public void Dispose()
    {
        _stopping.Dispose();
        _catchUp?.Dispose();
    }

    public override async Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        await _stopping.CancelAsync();
        await Task.WhenAll(_socket ?? Task.CompletedTask, _reading ?? Task.CompletedTask).WaitAsync(cancellationToken);
        await (_catchUp?.Ended ?? Task.CompletedTask).WaitAsync(cancellationToken);
        metrics.Left(Key.ToString());
        if (_lease.IsHeld)
        {
            _watermarks.Store(store.State);
            store.State.RenewedAt = DateTimeOffset.MinValue;
            await store.WriteStateAsync(cancellationToken);
        }

    }

    public async Task<ConnectorStatus> Ensure()
    {
        if (_socket is null or { IsCompleted: true } && _refusal is null && await Acquire())
        {
            Start();
        }

        var state = _sink?.State;
        return new ConnectorStatus(
            state?.Status is ConnectionStatus.Connected,
            state?.At ?? clock.GetUtcNow(),
            state?.Reason,
            _refusal,
            _watermarks.Count);
    }

    private async Task<bool> Acquire()
    {
        var now = clock.GetUtcNow();
        var silo = holders.Here;
        if (store.State.Holder != silo)
        {
            await store.ReadStateAsync();
            _watermarks.Load(store.State);
            if (store.State.RenewedAt + ConnectorLease.Length > now && holders.IsAlive(store.State.Holder))
            {
                return false;
            }

            // Who did not leave in order may be frozen, and Slack gives events to its socket as long as that is open.
            if (Key.Transport is SlackConnectionKey.SocketMode && store.State.RenewedAt > DateTimeOffset.MinValue)
            {
                Array.ForEach(LookAgainAfter, wait => _looksAgain.Enqueue(now + wait));
            }
        }

        store.State.Epoch++;
        store.State.Holder = silo;
        store.State.RenewedAt = now;
        _watermarks.BeginIfNew(now);
        await Write();
        LogAcquired(Key.ToString(), store.State.Epoch);
        return _lease.IsHeld;
    }

    private void Start()
    {
        var key = Key;
        var intake = new SlackIntake(GrainFactory, policies, clock, loggers.CreateLogger<SlackIntake>());
        _sink = new ConnectorSink(key, workspaces, intake, _watermarks, _lease, metrics, clock, _logger);
        _catchUp ??= new CatchUp(key, workspaces, intake, _watermarks, clock, loggers);
        var connection = _connection = connections.Open(key);

        // Off this activation's scheduler; awaited when the activation ends.
        _socket = Task.Run(() => RunSocket(connection, _sink), CancellationToken.None);
        if (_reading is null or { IsCompleted: true })
        {
            _reading = Task.Run(ReadMissed, CancellationToken.None);
        }
    }

    private async Task RunSocket(ISlackConnection connection, ConnectorSink sink)
    {
        // It outlives the call that started it, and so does the reading.
        Activity.Current = null;
        try
        {
            await connection.RunAsync(sink, _stopping.Token);
        }
        catch (OperationCanceledException) when (_stopping.IsCancellationRequested)
        {
            LogStopped(Key.ToString());
        }
        catch (SlackConnectionRefusedException e)
        {
            _refusal = e.Message;
            LogRefused(Key.ToString(), e.Message);
        }
        catch (Exception e)
        {
            // The supervisor's next call starts it anew.
            LogFailed(e, Key.ToString());
        }
    }

    /// <summary>After each gap, and whenever an event could not be taken, reads what the socket did not bring.</summary>
    private async Task ReadMissed()
    {
        Activity.Current = null;
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(1), clock);
        try
        {
            while (await timer.WaitForNextTickAsync(_stopping.Token))
            {
                await ReadMissedOnce(_stopping.Token);
            }
        }
        catch (OperationCanceledException) when (_stopping.IsCancellationRequested)
        {
            LogStopped(Key.ToString());
        }
    }

    private async Task ReadMissedOnce(CancellationToken cancellationToken)
    {
        try
        {
            if (_sink!.OpenGap is { } gap)
            {
                _catchUp!.MarkWorkspaces();
                _sink.CloseGap(gap);
            }

            if (_sink.IsComplete && _looksAgain.TryPeek(out var look) && look <= clock.GetUtcNow())
            {
                _looksAgain.TryDequeue(out _);
                _catchUp!.MarkWorkspaces();
            }

            if (_sink.IsComplete && _watermarks.Count > 0)
            {
                _catchUp!.Read(cancellationToken);
            }
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            LogReadingFailed(e, Key.ToString());
            await Task.Delay(ReadAgainAfter, clock, cancellationToken);
        }
    }

    private async Task Renew()
    {
        if (_socket is null or { IsCompleted: true })
        {
            return;
        }

        // Not merely because it looks connected: when the machine stood still the socket may be dead since then.
        if (_sink!.IsComplete && _connection!.LastHeardAt is { } heard)
        {
            _watermarks.Advance(heard);
        }

        store.State.RenewedAt = clock.GetUtcNow();
        try
        {
            await Write();
        }
        catch (Exception e) when (e is not InconsistentStateException)
        {
            LogNotRenewed(e, Key.ToString());
        }

        GoHome();
    }

    /// <summary>
    /// After a failover two slots may be on one silo, whose death would close both. The other slot goes on while this one moves; a connection
    /// without one stays where it is.
    /// </summary>
    private void GoHome()
    {
        var now = clock.GetUtcNow();
        var home = Key.Transport is SlackConnectionKey.SocketMode ? holders.HomeElsewhere(Key.ToString()) : null;
        if (home is null || !home.Equals(_home))
        {
            (_home, _awayFromHomeSince) = (home, now);
        }

        if (home is not null && now - _awayFromHomeSince >= GoHomeAfter)
        {
            LogGoingHome(Key.ToString());

            // Not only deactivated: the next call of a silo that does not know of it yet would bring it back here.
            MigrateOnIdle();
        }
    }

    private async Task Write()
    {
        _watermarks.Store(store.State);
        try
        {
            await store.WriteStateAsync();
            _lease.Renewed();
        }
        catch (InconsistentStateException)
        {
            // Another activation took the lease while this one was away.
            _lease.Lost();
            LogLost(Key.ToString());
            DeactivateOnIdle();
            throw;
        }
    }

    [LoggerMessage(1, LogLevel.Information, "Connection {Connection} is held here, epoch {Epoch}")]
    private partial void LogAcquired(string connection, long epoch);

    [LoggerMessage(2, LogLevel.Debug, "Connection {Connection} stopped")]
    private partial void LogStopped(string connection);

    [LoggerMessage(3, LogLevel.Error, "Connection {Connection} was refused: {Reason}")]
    private partial void LogRefused(string connection, string reason);

    [LoggerMessage(4, LogLevel.Error, "Connection {Connection} failed; it is opened anew")]
    private partial void LogFailed(Exception exception, string connection);

    [LoggerMessage(5, LogLevel.Warning, "Connection {Connection}: missed messages could not be read; it tries again")]
    private partial void LogReadingFailed(Exception exception, string connection);

    [LoggerMessage(6, LogLevel.Warning, "Connection {Connection}: its lease could not be renewed")]
    private partial void LogNotRenewed(Exception exception, string connection);

    [LoggerMessage(8, LogLevel.Information, "Connection {Connection} moves, so that the slots are on different silos")]
    private partial void LogGoingHome(string connection);

    [LoggerMessage(7, LogLevel.Warning, "Connection {Connection} is held by another silo now")]
    private partial void LogLost(string connection);
}
