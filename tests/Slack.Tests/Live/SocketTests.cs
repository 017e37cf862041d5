using Pokemanager.SlackEmulator;

namespace Pokemanager.Slack.Tests.Live;

public sealed class SocketTests
{
    [Theory]
    [InlineData(SocketKind.SocketMode)]
    [InlineData(SocketKind.Rtm)]
    public async Task Mention_arrives(SocketKind kind)
    {
        await using var scene = await LiveScene.StartAsync();
        await scene.ConnectAsync(kind);

        var mention = scene.Wally.Mention(scene.Channel, "db is down");

        var arrived = await scene.EventAsync<MessageEvent>(e => e.Ts == mention.Ts);
        Assert.Equal((scene.Workspace.Id, scene.Channel.Id, scene.Wally.Id), (arrived.TeamId, arrived.Channel, arrived.User));
        Assert.Contains("db is down", arrived.Text);
    }

    [Fact]
    public async Task Pressed_button_arrives_and_is_confirmed()
    {
        await using var scene = await LiveScene.StartAsync();
        await scene.ConnectAsync(SocketKind.SocketMode);
        var posted = await scene.Api.PostMessageAsync(
            new OutgoingMessage
            {
                Channel = scene.Wally.Id,
                Text = "please",
                Blocks = [new ActionsBlock([new ButtonElement("ack", "Acknowledge", "k.1", ButtonStyle.Primary)])],
            },
            TestContext.Current.CancellationToken);

        var press = scene.Wally.Press(scene.Workspace.Direct(scene.Wally).Message(posted.Ts)!, "ack");

        var arrived = await scene.EventAsync<ButtonPressedEvent>(_ => true);
        Assert.Equal(
            (scene.Wally.Id, "ack", "k.1", posted.Channel, posted.Ts),
            (arrived.User, arrived.ActionId, arrived.Value, arrived.Channel, arrived.MessageTs));
        Assert.NotNull(press);
    }

    [Theory]
    [InlineData(SocketKind.SocketMode)]
    [InlineData(SocketKind.Rtm)]
    public async Task Frozen_peer_is_noticed_within_ten_seconds(SocketKind kind)
    {
        await using var scene = await LiveScene.StartAsync();
        await scene.ConnectAsync(kind);

        var frozen = TimeProvider.System.GetTimestamp();
        scene.Faults.FreezeSockets();
        await scene.StateAsync(ConnectionStatus.Disconnected);

        var noticed = TimeProvider.System.GetElapsedTime(frozen);
        TestContext.Current.TestOutputHelper?.WriteLine($"{kind}: noticed after {noticed}.");
        Assert.InRange(noticed.TotalSeconds, 0, 10);
        Assert.True((await scene.StateAsync(ConnectionStatus.Connected)).IsGap);
    }

    [Fact]
    public async Task Refreshed_sockets_lose_and_double_nothing()
    {
        await using var scene = await LiveScene.StartAsync(new EmulatorOptions { DisconnectGrace = TimeSpan.FromSeconds(5) });
        await scene.ConnectAsync(SocketKind.SocketMode);
        var sent = new HashSet<string>();

        for (var round = 0; round < 2; round++)
        {
            scene.Faults.DisconnectSockets("warning");
            for (var i = 0; i < 10; i++) sent.Add(scene.Wally.Say(scene.Channel, $"{round}.{i}").Ts);
            Assert.False((await scene.StateAsync(ConnectionStatus.Connected)).IsGap);
            for (var i = 10; i < 20; i++) sent.Add(scene.Wally.Say(scene.Channel, $"{round}.{i}").Ts);
        }

        var arrived = new List<string>();
        while (arrived.Count < sent.Count) arrived.Add((await scene.EventAsync<MessageEvent>(_ => true)).Ts);
        Assert.Equal(sent.Order(), arrived.Order());
        Assert.Equal(0, scene.Host.Slack.App.Deliveries.TimedOut);
        Assert.Equal(0, scene.Host.Slack.App.Deliveries.Stray);
    }

    [Theory]
    [InlineData(SocketKind.SocketMode)]
    [InlineData(SocketKind.Rtm)]
    public async Task Outage_is_outlived(SocketKind kind)
    {
        await using var scene = await LiveScene.StartAsync();
        await scene.ConnectAsync(kind);

        scene.Faults.IsOffline = true;
        await scene.StateAsync(ConnectionStatus.Disconnected);
        scene.Faults.IsOffline = false;

        Assert.True((await scene.StateAsync(ConnectionStatus.Connected)).IsGap);
        var message = scene.Wally.Say(scene.Channel, "back?");
        await scene.EventAsync<MessageEvent>(e => e.Ts == message.Ts);
    }

    [Fact]
    public async Task Too_many_sockets_are_waited_out()
    {
        await using var scene = await LiveScene.StartAsync();
        scene.Faults.DisconnectBeforeHello(2);

        await scene.ConnectAsync(SocketKind.SocketMode);

        Assert.Single(scene.Host.Slack.App.OpenSockets);
    }

    [Fact]
    public async Task Event_that_is_not_accepted_comes_again()
    {
        await using var scene = await LiveScene.StartAsync(new EmulatorOptions { ConfirmWithin = TimeSpan.FromMilliseconds(300) });
        var tries = 0;
        scene.WhenAccepting = e => e is MessageEvent && tries++ == 0
            ? Task.FromException(new InvalidOperationException("storage is away"))
            : Task.CompletedTask;
        await scene.ConnectAsync(SocketKind.SocketMode);

        var message = scene.Wally.Say(scene.Channel, "do not lose me");

        await scene.EventAsync<MessageEvent>(e => e.Ts == message.Ts);
        Assert.Equal(2, tries);
    }

    [Fact]
    public async Task New_app_s_token_is_refused_by_RTM_with_the_way_out()
    {
        await using var scene = await LiveScene.StartAsync();
        var connection = SlackConnection.Rtm(
            scene.Api, TimeProvider.System, Microsoft.Extensions.Logging.Abstractions.NullLogger.Instance);

        var refusal = await Assert.ThrowsAsync<SlackConnectionRefusedException>(
            () => Awaited.FactAsync(connection.RunAsync(scene, TestContext.Current.CancellationToken), "the connection was refused"));

        Assert.Contains("SLACK_APP_TOKEN", refusal.Message);
    }

    [Fact]
    public async Task Five_thousand_events_are_each_accepted_and_confirmed_once()
    {
        await using var scene = await LiveScene.StartAsync();
        await scene.ConnectAsync(SocketKind.SocketMode);
        var started = TimeProvider.System.GetTimestamp();

        for (var i = 0; i < 5_000; i++) scene.Wally.Say(scene.Channel, "x");

        var arrived = new HashSet<string>();
        while (arrived.Count < 5_000) Assert.True(arrived.Add((await scene.EventAsync<MessageEvent>(_ => true)).Ts));
        TestContext.Current.TestOutputHelper?.WriteLine($"5,000 events in {TimeProvider.System.GetElapsedTime(started)}.");
    }
}
