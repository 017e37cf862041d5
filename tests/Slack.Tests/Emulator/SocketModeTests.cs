using System.Net.WebSockets;
using Microsoft.Extensions.Time.Testing;
using Pokemanager.SlackEmulator;

namespace Pokemanager.Slack.Tests.Emulator;

public sealed class SocketModeTests
{
    private static readonly EmulatorOptions Hurried = new() { ConfirmWithin = TimeSpan.FromMilliseconds(200), RetryScale = 0.001 };

    [Fact]
    public async Task Mention_arrives_as_a_mention_and_as_a_message_with_different_event_ids()
    {
        await using var scene = await EmulatorScene.StartAsync();
        using var socket = await scene.OpenSocketAsync();

        var said = scene.Wally.Mention(scene.Channel, "db down");

        var message = (await socket.ReceiveEventAsync("message")).GetProperty("payload");
        var mention = (await socket.ReceiveEventAsync("app_mention")).GetProperty("payload");
        Assert.Equal(said.Ts, message.GetProperty("event").GetProperty("ts").GetString());
        Assert.Equal(said.Ts, mention.GetProperty("event").GetProperty("ts").GetString());
        Assert.NotEqual(message.GetProperty("event_id").GetString(), mention.GetProperty("event_id").GetString());
        Assert.Equal(scene.Workspace.Id, mention.GetProperty("authorizations")[0].GetProperty("team_id").GetString());
    }

    [Fact]
    public async Task Private_message_is_no_mention()
    {
        await using var scene = await EmulatorScene.StartAsync();
        using var socket = await scene.OpenSocketAsync();
        scene.Wally.Direct($"{scene.Workspace.Bot.Tag} hello");

        scene.Wally.Mention(scene.Channel, "after it");

        var direct = await socket.ReceiveEventAsync("message");
        Assert.Equal("im", direct.GetProperty("payload").GetProperty("event").GetProperty("channel_type").GetString());
        var mention = await socket.ReceiveEventAsync("app_mention");
        Assert.Contains("after it", mention.GetProperty("payload").GetProperty("event").GetProperty("text").GetString());
    }

    [Fact]
    public async Task Channel_without_the_bot_tells_it_nothing()
    {
        await using var scene = await EmulatorScene.StartAsync();
        using var socket = await scene.OpenSocketAsync();
        var foreign = scene.Workspace.AddChannel("random", botIsMember: false);

        scene.Wally.Mention(foreign, "unheard");
        scene.Wally.Mention(scene.Channel, "heard");

        var first = await socket.ReceiveEventAsync("app_mention");
        Assert.Contains("heard", first.GetProperty("payload").GetProperty("event").GetProperty("text").GetString());
        Assert.Equal(scene.Channel.Id, first.GetProperty("payload").GetProperty("event").GetProperty("channel").GetString());
    }

    [Fact]
    public async Task Edit_that_mentions_the_bot_is_a_mention_with_its_edit_mark()
    {
        await using var scene = await EmulatorScene.StartAsync();
        using var socket = await scene.OpenSocketAsync();
        var message = scene.Wally.Say(scene.Channel, "db down");

        scene.Wally.Edit(message, "@poke db down");

        var mention = (await socket.ReceiveEventAsync("app_mention")).GetProperty("payload").GetProperty("event");
        Assert.Equal(message.Ts, mention.GetProperty("ts").GetString());
        Assert.True(mention.TryGetProperty("edited", out _));
    }

    [Fact]
    public async Task Unconfirmed_event_comes_three_more_times_and_is_lost_then()
    {
        await using var scene = await EmulatorScene.StartAsync(Hurried);
        using var socket = await scene.OpenSocketAsync();

        scene.Wally.Mention(scene.Channel, "db down");
        var attempts = new List<System.Text.Json.JsonElement>();
        for (var i = 0; i < 4; i++) attempts.Add(await socket.ReceiveEventAsync("app_mention", confirm: false));

        Assert.Equal([0, 1, 2, 3], attempts.Select(a => a.GetProperty("retry_attempt").GetInt32()));
        Assert.Equal(["", "timeout", "timeout", "timeout"], attempts.Select(a => a.GetProperty("retry_reason").GetString()));
        Assert.Single(attempts.Select(a => a.GetProperty("payload").GetProperty("event_id").GetString()).Distinct());
        Assert.Equal(4, attempts.Select(a => a.GetProperty("envelope_id").GetString()).Distinct().Count());
    }

    [Fact]
    public async Task Confirmation_on_another_socket_does_not_count()
    {
        var clock = new FakeTimeProvider();
        await using var scene = await EmulatorScene.StartAsync(new EmulatorOptions { Clock = clock });
        using var first = await scene.OpenSocketAsync();
        scene.Wally.Mention(scene.Channel, "db down");
        var envelope = await first.ReceiveEventAsync("app_mention", confirm: false);
        using var second = await scene.OpenSocketAsync();

        await second.ConfirmAsync(envelope);
        await second.SendAsync(new string('x', 20_481)); // The close that this earns tells that the confirmation was read before.
        Assert.Null(await second.ReceiveTextAsync());
        await scene.App.WaitForSocketsAsync(1, EmulatorScene.Patience);
        clock.Advance(TimeSpan.FromSeconds(3));

        var again = await first.ReceiveEventAsync("app_mention");
        Assert.Equal(1, again.GetProperty("retry_attempt").GetInt32());
        Assert.Equal(1, scene.App.Deliveries.Stray);
    }

    [Fact]
    public async Task Event_without_any_socket_comes_on_a_retry()
    {
        await using var scene = await EmulatorScene.StartAsync(
            new EmulatorOptions { ConfirmWithin = TimeSpan.FromMilliseconds(200), RetryScale = 0.02 });
        scene.Wally.Mention(scene.Channel, "anybody?");

        using var socket = await scene.OpenSocketAsync();

        var mention = await socket.ReceiveEventAsync("app_mention");
        Assert.True(mention.GetProperty("retry_attempt").GetInt32() > 0);
    }

    [Fact]
    public async Task Button_press_comes_once_confirmed_or_not()
    {
        await using var scene = await EmulatorScene.StartAsync(Hurried);
        using var socket = await scene.OpenSocketAsync();
        await scene.Bot.CallAsync("chat.postMessage", ("channel", scene.Wally.Id), ("text", "ask"), ("blocks", """
            [{"type":"actions","block_id":"act:1","elements":[{"type":"button","action_id":"poke_ack","value":"v1","text":{"type":"plain_text","text":"Acknowledge"}}]}]
            """));
        var message = scene.Workspace.Direct(scene.Wally).Messages.Single();

        var press = scene.Wally.Press(message, "poke_ack");

        var envelope = await socket.ReceiveAsync(f => f.GetProperty("type").GetString() == "interactive");
        Assert.False(envelope.TryGetProperty("retry_attempt", out _));
        var action = envelope.GetProperty("payload").GetProperty("actions")[0];
        Assert.Equal(("poke_ack", "act:1", "v1"), (Text(action, "action_id"), Text(action, "block_id"), Text(action, "value")));
        Assert.Equal(scene.Wally.Id, Text(envelope.GetProperty("payload").GetProperty("user"), "id"));
        Assert.False(await press.Confirmed);
        Assert.Single(scene.App.Deliveries.Envelopes, e => e.Type == "interactive");
    }

    [Fact]
    public async Task Eleventh_socket_is_sent_away_before_hello()
    {
        await using var scene = await EmulatorScene.StartAsync();
        var sockets = new List<TestSocket>();
        for (var i = 0; i < 10; i++) sockets.Add(await scene.OpenSocketAsync());

        using var eleventh = await scene.ConnectSocketAsync();

        Assert.Equal("too_many_websockets", (await eleventh.ReceiveAsync()).GetProperty("reason").GetString());
        Assert.Null(await eleventh.ReceiveTextAsync());
        sockets.ForEach(s => s.Dispose());
    }

    [Fact]
    public async Task Address_of_a_socket_works_once()
    {
        await using var scene = await EmulatorScene.StartAsync();
        using var app = new ApiCaller(scene.Host, scene.App.Token);
        var url = (await app.CallAsync("apps.connections.open")).GetProperty("url").GetString()!;
        using var first = await TestSocket.ConnectAsync(url);

        await Assert.ThrowsAsync<WebSocketException>(() => TestSocket.ConnectAsync(url));
    }

    [Fact]
    public async Task Frame_above_the_limit_closes_the_socket()
    {
        await using var scene = await EmulatorScene.StartAsync();
        using var socket = await scene.OpenSocketAsync();

        await socket.SendAsync(new string('x', 20_481));

        Assert.Null(await socket.ReceiveTextAsync());
        Assert.Equal(WebSocketCloseStatus.MessageTooBig, socket.CloseStatus);
    }

    [Theory]
    [InlineData("no json")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"envelope_id":7}""")]
    [InlineData("""{"envelope_id":"unknown","payload":[1]}""")]
    public async Task Frame_that_confirms_nothing_leaves_the_socket_open(string frame)
    {
        await using var scene = await EmulatorScene.StartAsync();
        using var socket = await scene.OpenSocketAsync();

        await socket.SendAsync(frame);
        scene.Wally.Mention(scene.Channel, "db down");

        await socket.ReceiveEventAsync("app_mention");
    }

    [Fact]
    public async Task Each_event_goes_to_one_socket()
    {
        await using var scene = await EmulatorScene.StartAsync();
        using var first = await scene.OpenSocketAsync();
        using var second = await scene.OpenSocketAsync();
        scene.App.Subscriptions.Remove("message.channels");

        for (var i = 0; i < 40; i++) scene.Wally.Mention(scene.Channel, $"m{i}");

        var mentions = scene.App.Deliveries.Envelopes.Where(e => e.Payload.Span.IndexOf("app_mention"u8) >= 0).ToList();
        Assert.Equal(40, mentions.Count);
        Assert.Equal(2, mentions.Select(e => e.Socket.Number).Distinct().Count());
    }

    private static string? Text(System.Text.Json.JsonElement element, string name) => element.GetProperty(name).GetString();
}
