using System.Net;
using System.Net.Sockets;
using Orleans.Configuration;
using Orleans.Dashboard;
using Pokemanager.Grains;
using Pokemanager.Grains.Requests;
using Pokemanager.Grains.Slack;
using Pokemanager.Policies;
using Pokemanager.Silo.Commands;
using Pokemanager.Silo.Dashboard;
using Pokemanager.Silo.Http;
using Pokemanager.Silo.Policies;
using Pokemanager.Silo.Slack;
using Pokemanager.Silo.Storage;
using Pokemanager.Silo.Telemetry;

namespace Pokemanager.Silo.Hosting;

/// <summary>Composes the process: silo, Slack, policies, storage and HTTP.</summary>
internal static class BotHost
{
    /// <summary>Runs until stopped; returns the exit code.</summary>
    public static async Task<int> RunAsync(Settings settings, BotConfiguration configuration, IStorage storage, CancellationToken cancellationToken)
    {
        await using var app = Build(settings, configuration, storage);
        try
        {
            await app.StartAsync(cancellationToken);
            await app.WaitForShutdownAsync(cancellationToken);
        }
        catch (Exception e) when (Cause<SocketException>(e) is { SocketErrorCode: SocketError.AddressAlreadyInUse } || Cause<IOException>(e)?.Message.Contains("address already in use", StringComparison.OrdinalIgnoreCase) is true)
        {
            return await RunCommand.Refuse(
                ExitCode.WrongUsage,
                [$"a port is in use already: {settings.Urls}, silo {settings.SiloPort}, gateway {settings.GatewayPort}{(settings.Dashboard is { } used ? $" or dashboard {used.Urls}" : "")}; choose others with --urls, --silo-port, --gateway-port and --dashboard-urls."]);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested || app.Services.GetRequiredService<FatalStop>().ExitCode is not null)
        {
            // Told to stop while it was still starting.
        }

        return app.Services.GetRequiredService<FatalStop>().ExitCode ?? ExitCode.Fine;
    }

    /// <summary>The process, not yet started.</summary>
    public static WebApplication Build(Settings settings, BotConfiguration configuration, IStorage storage)
    {
        // Settings come from the command line and the environment; no file beside the process is read or watched. Where the
        // database lies in the working directory, each of its writes would wake the watcher.
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { Args = ["--hostBuilder:reloadConfigOnChange=false"] });
        builder.Configuration.Sources.Clear();
        builder.Configuration.AddEnvironmentVariables();
        builder.WebHost.UseUrls(settings.Dashboard is { } dashboard ? $"{settings.Urls};{dashboard.Urls}" : settings.Urls);
        builder.Logging.AddPokemanagerLogging(settings.LogsJson);
        builder.Services.Configure<HostOptions>(options => options.ShutdownTimeout = TimeSpan.FromSeconds(40));
        builder.Services.AddSingleton(settings);
        builder.Services.AddSingleton(settings.Slack with { Slots = storage.IsShared ? 2 : 1 });
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddSingleton<FatalStop>();
        builder.Services.AddSingleton<SlackClients>();
        builder.Services.AddSingleton(new WorkspaceTokens(settings.Slack, settings.ConfigFile));
        builder.Services.AddSingleton<SlackInstalls>();
        builder.Services.AddSingleton<ISlackWorkspaces>(services => services.GetRequiredService<SlackInstalls>());
        builder.Services.AddSingleton<ISlackConnections>(services => services.GetRequiredService<SlackInstalls>());
        builder.Services.AddPolicies(settings.ConfigFile, configuration, settings.Speed);
        builder.Services.AddSingleton<StatusReader>();
        builder.Services.AddTelemetry(settings);
        builder.UseOrleans(silo => AddSilo(silo, settings, storage));
        builder.Services.AddHostedService<SlackSignIn>();
        builder.Services.AddPokemanagerGrains();

        var app = builder.Build();
        app.MapHealth();
        app.MapMetrics();
        app.MapStatus();
        app.MapDashboard(settings.Dashboard);
        return app;
    }

    private static void AddSilo(ISiloBuilder silo, Settings settings, IStorage storage)
    {
        if (storage.IsShared)
        {
            silo.Configure<ClusterOptions>(options => (options.ServiceId, options.ClusterId) = (Settings.ServiceId, settings.ClusterId));
            silo.Configure<ClusterMembershipOptions>(Membership);
            silo.UseLinearizableDirectory();
        }
        else
        {
            silo.UseLocalhostClustering(settings.SiloPort, settings.GatewayPort, null, Settings.ServiceId, settings.ClusterId);
        }

        silo.ConfigureEndpoints(settings.Advertise, settings.SiloPort, settings.GatewayPort, listenOnAnyHostAddress: !IPAddress.IsLoopback(settings.Advertise));
        silo.Configure<Orleans.Configuration.SiloOptions>(options => options.SiloName = settings.SiloName);
        silo.Configure<ReminderOptions>(options =>
        {
            options.MinimumReminderPeriod = TimeSpan.FromSeconds(1);
            options.RefreshReminderListPeriod = TimeSpan.FromSeconds(30);
        });
        if (settings.Telemetry.ExportsTraces)
        {
            silo.AddActivityPropagation();
        }

        if (settings.Dashboard is not null)
        {
            // The log is where logs are looked up; the dashboard would stream them a second time.
            silo.AddDashboard(options => options.HideTrace = true);
        }

        silo.Configure<SiloMessagingOptions>(options => options.ResponseTimeout = TimeSpan.FromSeconds(10));
        silo.Configure<GrainCollectionOptions>(options => options.DeactivationTimeout = TimeSpan.FromSeconds(10));
        silo.Services.Insert(0, ServiceDescriptor.Singleton<IGrainInterfaceTypeProvider, KnownInterfaceTypes>());
        silo.Services.AddSingleton(storage);
        storage.AddTo(silo);
    }

    /// <summary>
    /// By default a frozen silo is noticed after a minute, and a lone one that comes back under a new address waits one and a half for its own
    /// old row. These find a dead silo within about a second and a frozen one within four.
    /// </summary>
    private static void Membership(ClusterMembershipOptions options)
    {
        options.ProbeTimeout = TimeSpan.FromSeconds(1);
        options.MaxProbeTimeout = TimeSpan.FromSeconds(2);
        options.NumMissedProbesLimit = 2;
        options.NumVotesForDeathDeclaration = 2;
        options.IAmAliveTablePublishTimeout = TimeSpan.FromSeconds(3);
        options.TableRefreshTimeout = TimeSpan.FromSeconds(10);
        options.DefunctSiloCleanupPeriod = TimeSpan.FromHours(1);
        options.DefunctSiloExpiration = TimeSpan.FromDays(1);
    }

    /// <summary>The default directory stops grains on healthy silos whenever another one leaves, sockets included; this one does not.</summary>
    private static void UseLinearizableDirectory(this ISiloBuilder silo)
    {
#pragma warning disable ORLEANSEXP003 // Experimental in name; what it is used for is covered by the tests that kill silos.
        silo.AddDistributedGrainDirectory();
#pragma warning restore ORLEANSEXP003

        // Its leases would hold up new activations for half a minute after a crash; the state's version guards against two activations instead.
        silo.Configure<GrainDirectoryOptions>(options => options.RangeLeaseDuration = TimeSpan.Zero);
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
