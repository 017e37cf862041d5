using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Pokemanager.Grains.Interfaces.Requests;
using Pokemanager.Policies.Requests;

namespace Pokemanager.Grains.Requests;

/// <summary>
/// Wakes the requests that something should have happened to: at start what the last process left undone, later what
/// got stuck, and ended ones whose time to be forgotten has come.
/// </summary>
internal sealed partial class RequestWatchdog(
    IGrainFactory grains, IRequestIndex index, TimeProvider clock, ILogger<RequestWatchdog> logger) : BackgroundService
{
    private const int AtOnce = 64;
    private const int MostPerRound = 5_000;
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(10);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // What the last process left in an outbox is due at once, however short ago it was put there.
        var reach = RequestLimits.StuckAfter;
        using var timer = new PeriodicTimer(Every, clock);
        do
        {
            await WakeAsync(clock.GetUtcNow() + reach, stoppingToken);
            reach = TimeSpan.Zero;
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task WakeAsync(DateTimeOffset time, CancellationToken cancellationToken)
    {
        try
        {
            var keys = await index.ToWakeAsync(time, MostPerRound, cancellationToken);
            if (keys.Count > 0)
            {
                LogWaking(keys.Count);
            }

            var options = new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken };
            await Parallel.ForEachAsync(keys, options, async (key, token) => await Wake(key, token));
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            LogFailed(e);
        }
    }

    private async Task Wake(string key, CancellationToken cancellationToken)
    {
        try
        {
            await grains.GetGrain<IRequestGrain>(key).Wake();
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
