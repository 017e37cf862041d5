using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans.Runtime;
using Pokemanager.Grains.Interfaces.Requests;
using Pokemanager.Policies.Requests;

namespace Pokemanager.Grains.Requests;

/// <summary>
/// Wakes the requests that something should have happened to: at start, and when another silo is gone, what was left
/// undone there; later what got stuck, and ended ones whose time to be forgotten has come. The silos share the work.
/// </summary>
internal sealed partial class RequestWatchdog(
    IGrainFactory grains, IRequestIndex index, ISiloStatusOracle silos, TimeProvider clock, ILogger<RequestWatchdog> logger)
    : BackgroundService, ISiloStatusListener
{
    private const int AtOnce = 64;
    private const int MostPerRound = 5_000;
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(10);
    private readonly SemaphoreSlim _leftBehind = new(0);

    /// <summary>A silo is gone, and nobody goes on with what it had in hand.</summary>
    public void SiloStatusChangeNotification(SiloAddress updatedSilo, SiloStatus status)
    {
        if (status is SiloStatus.Dead && !updatedSilo.Equals(silos.SiloAddress))
        {
            _leftBehind.Release();
        }
    }

    public override void Dispose()
    {
        base.Dispose();
        _leftBehind.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        silos.SubscribeToSiloStatusEvents(this);
        try
        {
            // What a process left in an outbox is due at once, however short ago it was put there.
            var isSiloGone = true;
            while (true)
            {
                await WakeAsync(isSiloGone, stoppingToken);
                isSiloGone = await WaitForLossAsync(stoppingToken);
            }
        }
        finally
        {
            silos.UnSubscribeFromSiloStatusEvents(this);
        }
    }

    /// <summary>Waits for the next round; true when it comes early because a silo is gone.</summary>
    private async Task<bool> WaitForLossAsync(CancellationToken cancellationToken)
    {
        using var round = new CancellationTokenSource(Every, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(round.Token, cancellationToken);
        try
        {
            await _leftBehind.WaitAsync(either.Token);
            return true;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return false;
        }
    }

    private async Task WakeAsync(bool isSiloGone, CancellationToken cancellationToken)
    {
        try
        {
            var time = clock.GetUtcNow() + (isSiloGone ? RequestLimits.StuckAfter : TimeSpan.Zero);
            var keys = OurShare(await index.ToWakeAsync(time, MostPerRound, cancellationToken));
            if (keys.Count > 0)
            {
                LogWaking(keys.Count);
            }

            var options = new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken };
            await Parallel.ForEachAsync(keys, options, async (key, token) => await Wake(key, isSiloGone, token));
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            LogFailed(e);
        }
    }

    /// <summary>While the silos do not agree on who is there, a request may be woken by two or by none; the next round comes.</summary>
    private List<string> OurShare(IReadOnlyList<string> keys)
    {
        var active = silos.GetApproximateSiloStatuses(onlyActive: true).Keys.Order().ToList();
        var place = active.IndexOf(silos.SiloAddress);
        return [.. keys.Where(key => place < 0 || StableHash.ComputeHash(key) % active.Count == place)];
    }

    private async Task Wake(string key, bool isSiloGone, CancellationToken cancellationToken)
    {
        try
        {
            await grains.GetGrain<IRequestGrain>(key).Wake(isSiloGone);
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            LogNotWoken(e, key);
        }
    }

    [LoggerMessage(1, LogLevel.Information, "{Count} requests are looked at")]
    private partial void LogWaking(int count);

    [LoggerMessage(2, LogLevel.Warning, "The requests to look at could not be read; the next round follows")]
    private partial void LogFailed(Exception exception);

    [LoggerMessage(3, LogLevel.Warning, "Request {Request} could not be woken; the next round follows")]
    private partial void LogNotWoken(Exception exception, string request);
}
