using Microsoft.Extensions.Logging;
using Pokemanager.Grains.Interfaces.Conversations;
using Pokemanager.Grains.Interfaces.Requests;
using Pokemanager.Grains.Slack;
using Pokemanager.Slack;

namespace Pokemanager.Grains.Conversations;

/// <summary>
/// Writes to one Slack conversation. Its queue is memory only: each request keeps what it gave until it hears that it
/// was done. New messages leave before edits; an edit that a newer one replaces never leaves.
/// </summary>
[GrainType("conversation")]
internal sealed partial class ConversationGrain(
    ISlackWorkspaces workspaces, AbsenceWatch absences, RequestMetrics metrics, TimeProvider clock, ILogger<ConversationGrain> logger) : Grain, IDisposable, IConversationGrain
{
    // Slack's own limit is about one message a second with bursts of undisclosed size, so its 429 is what slows a
    // conversation down; this only bounds what a conversation can have under way of new messages, and again of edits.
    private const int MostUnderWay = 32;

    // A request that is told of a delivery may be stopping too, and never answer.
    private static readonly TimeSpan StopWithin = TimeSpan.FromSeconds(2);

    private readonly OutgoingQueue _queue = new();
    private readonly CancellationTokenSource _stopping = new();
    private readonly TaskCompletionSource _idle = new();
    private int _postsUnderWay;
    private int _editsUnderWay;
    private bool _isStopping;
    private int _counted;
    private IGrainTimer? _pumpTimer;

    public async Task Send(IReadOnlyList<Delivery> deliveries)
    {
        foreach (var delivery in deliveries)
        {
            if (_queue.EarlierPost(delivery) is { } report)
            {
                // Given again because the request did not hear, or by an activation that a successor has replaced.
                await Report(delivery, report);
            }
            else
            {
                _queue.Add(delivery);
            }
        }

        Pump();
    }

    public Task Withdraw(string request, IReadOnlyList<string> keys)
    {
        foreach (var key in keys)
        {
            _queue.Withdraw(request, key);
        }

        return Task.CompletedTask;
    }

    public void Dispose() => _stopping.Dispose();

    public override async Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        // Calls under way get a moment to finish; what waits is still in its request's outbox.
        _isStopping = true;
        _queue.Clear();
        CountWaiting();
        if (_postsUnderWay + _editsUnderWay > 0)
        {
            _stopping.CancelAfter(StopWithin / 2);
            await _idle.Task.WaitAsync(StopWithin, cancellationToken)
                .ConfigureAwait(ConfigureAwaitOptions.ContinueOnCapturedContext | ConfigureAwaitOptions.SuppressThrowing);
        }

    }

    private void CountWaiting()
    {
        metrics.Wait(_queue.Count - _counted);
        _counted = _queue.Count;
    }

    /// <summary>Starts what may leave now. Each runs beside the turns of this activation and ends in <see cref="Run"/>.</summary>
    private void Pump()
    {
        while (_postsUnderWay < MostUnderWay && _queue.TryTakePost(out var post))
        {
            _postsUnderWay++;
            Run(post).Ignore();
        }

        // Counted apart, so that edits that Slack holds up never hold up a page.
        while (_editsUnderWay < MostUnderWay && _queue.TryTakeEdit(clock.GetUtcNow(), out var edit))
        {
            _editsUnderWay++;
            Run(edit).Ignore();
        }

        PumpAt(_queue.EditsMayLeaveAt);

        CountWaiting();
    }

    private void PumpAt(DateTimeOffset? time)
    {
        _pumpTimer?.Dispose();
        _pumpTimer = time is not { } at ? null : this.RegisterGrainTimer(
            static grain =>
            {
                grain.Pump();
                return Task.CompletedTask;
            },
            this,
            new() { DueTime = at > clock.GetUtcNow() ? at - clock.GetUtcNow() : TimeSpan.Zero, Period = Timeout.InfiniteTimeSpan, Interleave = true, KeepAlive = true });
    }

    private async Task Run(Outgoing outgoing)
    {
        var delivery = outgoing.Delivery;
        using var span = MessageSpan.Start(outgoing);
        try
        {
            var workspace = await workspaces.GetAsync(Workspace, _stopping.Token);
            var sender = new DeliverySender(workspace, workspaces, absences, clock, logger);
            var report = await sender.SendAsync(outgoing, _stopping.Token);
            MessageSpan.End(span, report);
            if (report is not null)
            {
                if (delivery.EditTs is null && report.Ts is not null)
                {
                    _queue.Posted(outgoing, report);
                }

                await Report(delivery, report);
            }
        }
        catch (OperationCanceledException) when (_stopping.IsCancellationRequested)
        {
            LogStopped(delivery.Request, delivery.Key);
        }
        catch (Exception e)
        {
            // The request hears nothing, so it gives the delivery again and has it looked for first.
            span?.Failed(e);
            LogUnreported(e, delivery.Request, delivery.Key);
        }
        finally
        {
            _queue.Finished(outgoing);
            _ = delivery.EditTs is null ? _postsUnderWay-- : _editsUnderWay--;
            Pump();
            if (_postsUnderWay + _editsUnderWay is 0 && _isStopping)
            {
                _idle.TrySetResult();
            }
        }
    }

    private Task Report(Delivery delivery, DeliveryReport report) => delivery.Request is { } request
        ? GrainFactory.GetGrain<IRequestGrain>(request).Delivered([report])
        : Task.CompletedTask;

    private string Workspace => this.GetPrimaryKeyString().Split('/')[0];

    [LoggerMessage(1, LogLevel.Debug, "Delivery {Key} of request {Request} stopped with its silo; the request gives it again")]
    private partial void LogStopped(string? request, string key);

    [LoggerMessage(2, LogLevel.Warning, "What became of delivery {Key} could not be told to request {Request}; it gives it again")]
    private partial void LogUnreported(Exception exception, string? request, string key);
}
