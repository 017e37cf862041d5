using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Pokemanager.SlackEmulator.Api;
using Pokemanager.SlackEmulator.Control;
using Pokemanager.SlackEmulator.Installing;
using Pokemanager.SlackEmulator.Interactivity;
using Pokemanager.SlackEmulator.Sockets;
using Pokemanager.SlackEmulator.Ui;

namespace Pokemanager.SlackEmulator;

/// <summary>An emulated Slack on its own web server. Disposing it ends the server and cuts what is open.</summary>
public sealed class EmulatorHost : IAsyncDisposable
{
    private readonly WebApplication server;
    private readonly CancellationTokenSource ending = new();
    private readonly Task pushing;

    private EmulatorHost(WebApplication server, EmulatedSlack slack, Uri url)
    {
        this.server = server;
        Slack = slack;
        Url = url;
        pushing = slack.App.Pushes.RunAsync(ending.Token);
    }

    /// <summary>Where it listens, with a slash at the end.</summary>
    public Uri Url { get; }

    /// <summary>The base address of the Web API, with a slash at the end.</summary>
    public Uri ApiUrl => new(Url, ApiEndpoint.Path);

    /// <summary>The world that is served.</summary>
    public EmulatedSlack Slack { get; }

    /// <summary>Starts a server and returns once it listens. Throws <see cref="IOException"/> when the address is taken.</summary>
    public static async Task<EmulatorHost> StartAsync(EmulatorOptions? options = null, CancellationToken ct = default)
    {
        options ??= new EmulatorOptions();
        var slack = options.Slack ?? new EmulatedSlack(options);
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = 4 * 1024 * 1024;
        });
        // Nothing here blocks, so a call is answered where it was read instead of on yet another thread.
        builder.WebHost.UseSockets(sockets => sockets.UnsafePreferInlineScheduling = true);
        builder.WebHost.UseUrls(options.Urls.Split(';'));
        builder.Services.AddRoutingCore();
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(2));
        var server = builder.Build();
        UseSlack(server, slack);
        server.UseRouting();
        server.MapControl(slack);
        server.MapConsent(slack);
        server.MapUi();
        await server.StartAsync(ct);
        var url = new Uri(server.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
        slack.Url = url;
        return new EmulatorHost(server, slack, url);
    }

    /// <summary>Waits until the process is told to stop.</summary>
    public Task WaitForShutdownAsync(CancellationToken ct = default) => server.WaitForShutdownAsync(ct);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        Slack.Faults.DropSockets();
        await server.StopAsync();
        await server.DisposeAsync();
        await ending.CancelAsync();
        await pushing;
        ending.Dispose();
    }

    // The hot paths come before routing: a bot under load makes thousands of calls a second.
    private static void UseSlack(WebApplication server, EmulatedSlack slack)
    {
        var api = new ApiEndpoint(slack);
        var sockets = new SocketEndpoints(slack);
        var stopping = server.Lifetime.ApplicationStopping;
        server.Use((context, next) =>
        {
            var path = context.Request.Path.Value ?? "";
            var isOfSlack = !path.StartsWith(ControlEndpoints.Prefix, StringComparison.Ordinal);
            if (slack.Faults.IsOffline && isOfSlack)
            {
                context.Abort();
                return Task.CompletedTask;
            }

            return path.StartsWith(ApiEndpoint.Path, StringComparison.Ordinal) ? api.AnswerAsync(context)
                : path.StartsWith(SocketEndpoints.SocketModePath, StringComparison.Ordinal) ? sockets.AcceptSocketModeAsync(context, stopping)
                : path.StartsWith(SocketEndpoints.RtmPath, StringComparison.Ordinal) ? sockets.AcceptRtmAsync(context, stopping)
                : path.StartsWith(ResponseUrls.Path, StringComparison.Ordinal) ? slack.ResponseUrls.AnswerAsync(context)
                : next(context);
        });
    }
}
