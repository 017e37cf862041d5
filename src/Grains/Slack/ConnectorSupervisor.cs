using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Pokemanager.Grains.Interfaces.Slack;

namespace Pokemanager.Grains.Slack;

/// <summary>Sees to it, each second and on every silo, that each connection to Slack has an owner.</summary>
internal sealed partial class ConnectorSupervisor(
    IGrainFactory grains, ISlackConnections connections, ConnectorStatuses statuses, TimeProvider clock, ILogger<ConnectorSupervisor> logger)
    : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, clock);
        do
        {
            var keys = await connections.ListAsync(stoppingToken);
            statuses.Keep(keys);
            await Task.WhenAll(keys.Select(key => Ensure(key, stoppingToken)));
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task Ensure(SlackConnectionKey key, CancellationToken cancellationToken)
    {
        try
        {
            statuses.Note(key, await grains.GetGrain<ISlackConnectorGrain>(key.ToString()).Ensure().WaitAsync(TimeSpan.FromSeconds(5), clock, cancellationToken));
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            statuses.Note(key, new ConnectorStatus(false, clock.GetUtcNow(), "its owner does not answer", null, 0));
            LogNotEnsured(e, key.ToString());
        }
    }

    [LoggerMessage(1, LogLevel.Warning, "Connection {Connection} could not be ensured; the next try follows")]
    private partial void LogNotEnsured(Exception exception, string connection);
}
