using Orleans.Runtime;
using Pokemanager.Grains.Slack;
using Pokemanager.Silo.Slack;
using Pokemanager.Silo.Storage;

namespace Pokemanager.Silo.Http;

/// <summary><c>/healthz</c>: the process lives, whatever its surroundings do. <c>/readyz</c>: it can do its work now.</summary>
internal static class HealthEndpoints
{
    public static void MapHealth(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/healthz", () => Results.Text("alive\n"));
        routes.MapGet("/readyz", async (ISiloStatusOracle silo, IStorage storage, ConnectorStatuses connections, SlackInstalls installs, CancellationToken cancellationToken) =>
        {
            var problems = new List<string>();
            if (silo.CurrentStatus is not SiloStatus.Active)
            {
                problems.Add($"silo is {silo.CurrentStatus}");
            }

            if (await storage.ProbeAsync(cancellationToken) is { } failure)
            {
                problems.Add($"storage: {failure}");
            }

            if (!connections.All.Values.Any(connection => connection.IsConnected))
            {
                problems.Add($"Slack: {connections.All.Values.FirstOrDefault()?.Reason ?? "not connected yet"}");
            }

            // A parked workspace is told, but the others are served.
            var parked = installs.All.Where(install => install.Problem is not null).Select(install => $"workspace {install.Name} is parked: {install.Problem}");
            return problems.Count is 0
                ? Results.Text(string.Join('\n', parked.Prepend("ready")) + "\n")
                : Results.Text(string.Join('\n', problems.Concat(parked)) + "\n", statusCode: StatusCodes.Status503ServiceUnavailable);
        });
    }
}
