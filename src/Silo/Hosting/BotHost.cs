using System.Net;
using System.Net.Sockets;
using Orleans.Configuration;
using Pokemanager.Grains;
using Pokemanager.Grains.Requests;
using Pokemanager.Grains.Slack;
using Pokemanager.Policies;
using Pokemanager.Silo.Commands;
using Pokemanager.Silo.Http;
using Pokemanager.Silo.Policies;
using Pokemanager.Silo.Slack;
using Pokemanager.Silo.Storage;

namespace Pokemanager.Silo.Hosting;

/// <summary>Composes the process: silo, Slack, policies, storage and HTTP.</summary>
internal static class BotHost
{
    /// <summary>Runs until stopped; returns the exit code.</summary>
    public static async Task<int> RunAsync(Settings settings, BotConfiguration configuration, SqliteStore store, CancellationToken cancellationToken)
    {
        await using var app = Build(settings, configuration, store);
        try
        {
            await app.StartAsync(cancellationToken);
            await app.WaitForShutdownAsync(cancellationToken);
        }
        catch (Exception e) when (Cause<SocketException>(e) is { SocketErrorCode: SocketError.AddressAlreadyInUse } || Cause<IOException>(e)?.Message.Contains("address already in use", StringComparison.OrdinalIgnoreCase) is true)
        {
            return await RunCommand.Refuse(
                ExitCode.WrongUsage,
                [$"a port is in use already: {settings.Urls}, silo {settings.SiloPort} or gateway {settings.GatewayPort}; choose others with --urls, --silo-port and --gateway-port."]);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested || app.Services.GetRequiredService<FatalStop>().ExitCode is not null)
        {
            // Told to stop while it was still starting.
        }

        return app.Services.GetRequiredService<FatalStop>().ExitCode ?? ExitCode.Fine;
    }

    /// <summary>The process, not yet started.</summary>
    public static WebApplication Build(Settings settings, BotConfiguration configuration, SqliteStore store)
    {
        // Settings come from the command line and the environment; no file beside the process is read or watched. Where the
        // database lies in the working directory, each of its writes would wake the watcher.
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { Args = ["--hostBuilder:reloadConfigOnChange=false"] });
        builder.Configuration.Sources.Clear();
        builder.Configuration.AddEnvironmentVariables();
        builder.WebHost.UseUrls(settings.Urls);
        builder.Logging.AddPokemanagerLogging(settings.LogsJson);
        builder.Services.Configure<HostOptions>(options => options.ShutdownTimeout = TimeSpan.FromSeconds(20));
        builder.Services.AddSingleton(settings);
        builder.Services.AddSingleton(settings.Slack);
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddSingleton<FatalStop>();
        builder.Services.AddSingleton<SlackClients>();
        builder.Services.AddSingleton<SlackInstall>();
        builder.Services.AddSingleton<ISlackWorkspaces>(services => services.GetRequiredService<SlackInstall>());
        builder.Services.AddSingleton<ISlackConnections>(services => services.GetRequiredService<SlackInstall>());
        builder.Services.AddPolicies(settings.ConfigFile, configuration);
        builder.Services.AddSingleton<StatusReader>();
        builder.Services.AddMetricsEndpoint();
        builder.UseOrleans(silo => AddSilo(silo, settings, store));
        builder.Services.AddHostedService<SlackSignIn>();
        builder.Services.AddPokemanagerGrains();

        var app = builder.Build();
        app.MapHealth();
        app.MapMetrics();
        app.MapStatus();
        return app;
    }

    private static void AddSilo(ISiloBuilder silo, Settings settings, SqliteStore store)
    {
        silo.UseLocalhostClustering(settings.SiloPort, settings.GatewayPort, null, Settings.ServiceId, settings.ClusterId);
        silo.ConfigureEndpoints(settings.Advertise, settings.SiloPort, settings.GatewayPort, listenOnAnyHostAddress: !IPAddress.IsLoopback(settings.Advertise));
        silo.Configure<Orleans.Configuration.SiloOptions>(options => options.SiloName = settings.SiloName);
        silo.Configure<ReminderOptions>(options =>
        {
            options.MinimumReminderPeriod = TimeSpan.FromSeconds(1);
            options.RefreshReminderListPeriod = TimeSpan.FromSeconds(30);
        });
        silo.Configure<SiloMessagingOptions>(options => options.ResponseTimeout = TimeSpan.FromSeconds(10));
        silo.Configure<GrainCollectionOptions>(options => options.DeactivationTimeout = TimeSpan.FromSeconds(10));
        silo.Services.Insert(0, ServiceDescriptor.Singleton<IGrainInterfaceTypeProvider, KnownInterfaceTypes>());
        silo.AddSqliteStorage(store);
    }

    private static T? Cause<T>(Exception? e)
        where T : Exception
    {
        for (; e is not null; e = e.InnerException)
        {
            if (e is T cause)
            {
                return cause;
            }
        }

        return null;
    }
}
