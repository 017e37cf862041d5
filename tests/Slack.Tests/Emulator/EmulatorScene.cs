using Pokemanager.SlackEmulator;

namespace Pokemanager.Slack.Tests.Emulator;

/// <summary>An emulator with one workspace, one person and one channel.</summary>
internal sealed class EmulatorScene : IAsyncDisposable
{
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private EmulatorScene(EmulatorHost host)
    {
        Host = host;
        Workspace = host.Slack.AddWorkspace();
        Wally = Workspace.AddUser("wally");
        Channel = Workspace.AddChannel("ops-help", members: [Wally]);
        Bot = new ApiCaller(host, Workspace.BotToken);
    }

    public EmulatorHost Host { get; }

    public EmulatedWorkspace Workspace { get; }

    public EmulatedUser Wally { get; }

    public EmulatedChannel Channel { get; }

    /// <summary>Calls the Web API with the bot's token.</summary>
    public ApiCaller Bot { get; }

    public EmulatedApp App => Host.Slack.App;

    public Faults Faults => Host.Slack.Faults;

    public static async Task<EmulatorScene> StartAsync(EmulatorOptions? options = null) =>
        new(await EmulatorHost.StartAsync(options, TestContext.Current.CancellationToken));

    /// <summary>Opens a Socket Mode connection and reads its greeting.</summary>
    public async Task<TestSocket> OpenSocketAsync()
    {
        var socket = await ConnectSocketAsync();
        Assert.Equal("hello", (await socket.ReceiveAsync()).GetProperty("type").GetString());
        return socket;
    }

    public async Task<TestSocket> ConnectSocketAsync()
    {
        var answer = await new ApiCaller(Host, App.Token).CallAsync("apps.connections.open");
        return await TestSocket.ConnectAsync(answer.GetProperty("url").GetString()!);
    }

    /// <summary>Opens an RTM connection and reads its greeting.</summary>
    public async Task<TestSocket> OpenRtmAsync()
    {
        var answer = await new ApiCaller(Host, Workspace.ClassicBotToken).CallAsync("rtm.connect");
        var socket = await TestSocket.ConnectAsync(answer.GetProperty("url").GetString()!);
        Assert.Equal("hello", (await socket.ReceiveAsync()).GetProperty("type").GetString());
        return socket;
    }

    public async ValueTask DisposeAsync()
    {
        Bot.Dispose();
        await Host.DisposeAsync();
    }
}
