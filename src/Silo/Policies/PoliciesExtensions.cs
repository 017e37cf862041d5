using Pokemanager.Grains.Requests;
using Pokemanager.Policies;

namespace Pokemanager.Silo.Policies;

/// <summary>Registers the configuration in force.</summary>
internal static class PoliciesExtensions
{
    /// <param name="configFile">The file to watch; null when the configuration came from elsewhere and stays as it is.</param>
    /// <param name="initial">In force until the file changes.</param>
    /// <param name="speed">How many times shorter the waits are than the configuration has them.</param>
    public static IServiceCollection AddPolicies(this IServiceCollection services, string? configFile, BotConfiguration initial, double speed = 1)
    {
        services.AddSingleton(new PolicyCatalog(initial, speed));
        services.AddSingleton<IPolicyCatalog>(provider => provider.GetRequiredService<PolicyCatalog>());
        if (configFile is not null && !IsStream(configFile))
        {
            services.AddHostedService(provider => ActivatorUtilities.CreateInstance<PolicyWatcher>(provider, configFile));
        }

        return services;
    }

    /// <summary>A shell's <c>&lt;(…)</c> or <c>/dev/stdin</c> can be read once only.</summary>
    private static bool IsStream(string path) =>
        path.StartsWith("/dev/", StringComparison.Ordinal) || path.StartsWith("/proc/", StringComparison.Ordinal);
}
