using System.Threading.Channels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Pokemanager.SlackEmulator;

namespace Pokemanager.Slack.Tests.Emulator;

/// <summary>An app with a request URL that answers each push with one status: 307 leads to itself, with 0 it never answers.</summary>
internal sealed class PushedApp : IAsyncDisposable
{
    private readonly Channel<Push> pushes = Channel.CreateUnbounded<Push>();
    private readonly WebApplication server;

    private PushedApp(WebApplication server) => this.server = server;

    public bool EchoesChallenge { get; set; } = true;

    public int Unread => pushes.Reader.Count;

    public static async Task<PushedApp> StartAsync(EmulatedApp app, int status = 200, bool noRetry = false)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        var pushed = new PushedApp(builder.Build());
        pushed.server.Run(context => pushed.AnswerAsync(context, status, noRetry));
        await pushed.server.StartAsync(TestContext.Current.CancellationToken);
        var address = pushed.server.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();
        app.SocketMode = false;
        app.Pushes.EventsUrl = new Uri($"{address}/slack/events");
        return pushed;
    }

    public async Task<Push> NextAsync(Func<Push, bool> wanted)
    {
        using var timeout = new CancellationTokenSource(EmulatorScene.Patience);
        while (true)
        {
            var push = await pushes.Reader.ReadAsync(timeout.Token);
            if (wanted(push)) return push;
        }
    }

    public ValueTask DisposeAsync() => server.DisposeAsync();

    private async Task AnswerAsync(HttpContext context, int status, bool noRetry)
    {
        var headers = context.Request.Headers;
        var body = await new StreamReader(context.Request.Body).ReadToEndAsync(context.RequestAborted);
        if (body.Contains("url_verification", StringComparison.Ordinal))
        {
            await context.Response.WriteAsync(EchoesChallenge ? body : "hello", context.RequestAborted);
            return;
        }

        await pushes.Writer.WriteAsync(new Push(
            body, headers["X-Slack-Request-Timestamp"].ToString(), headers["X-Slack-Signature"].ToString(),
            headers["X-Slack-Retry-Num"].FirstOrDefault(), headers["X-Slack-Retry-Reason"].FirstOrDefault()));
        if (noRetry) context.Response.Headers["X-Slack-No-Retry"] = "1";
        if (status is 0) await new TaskCompletionSource().Task.WaitAsync(context.RequestAborted);
        if (status is 307) context.Response.Headers.Location = context.Request.Path.ToString();
        context.Response.StatusCode = status;
    }
}
