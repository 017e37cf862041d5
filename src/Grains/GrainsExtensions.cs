using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Pokemanager.Grains.Commands;
using Pokemanager.Grains.Conversations;
using Pokemanager.Grains.Ops;
using Pokemanager.Grains.Requests;
using Pokemanager.Grains.Slack;
using Pokemanager.Grains.Workspaces;

namespace Pokemanager.Grains;

/// <summary>Registers the behaviour of the bot.</summary>
public static class GrainsExtensions
{
    /// <summary>
    /// Adds what the grains need and the services that drive them. Expects <see cref="IPolicyCatalog"/>,
    /// <see cref="IRequestIndex"/>, <see cref="ISlackWorkspaces"/> and <see cref="ISlackConnections"/>; call it after
    /// <c>UseOrleans</c>, so that the services start once the silo is active.
    /// </summary>
    public static IServiceCollection AddPokemanagerGrains(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddPlacementDirector<SpreadPlacement, SpreadPlacementDirector>();
        services.AddSingleton<RequestMetrics>();
        services.AddSingleton<ConnectorMetrics>();
        services.AddSingleton<OpenRequests>();
        services.AddSingleton<CommandAnswers>();
        services.AddSingleton<CommandPosting>();
        services.AddSingleton<PersonalAnswer>();
        services.AddSingleton<LeaseHolders>();
        services.AddSingleton<OpenThreads>();
        services.AddSingleton<ConnectorStatuses>();
        services.AddSingleton(_ => new AbsenceWatch(TimeProvider.System));
        services.AddHostedService(provider => provider.GetRequiredService<AbsenceWatch>());
        services.AddHostedService<RequestWatchdog>();
        services.AddHostedService<ConnectorSupervisor>();
        services.AddHostedService<OpsWatch>();
        return services;
    }
}
