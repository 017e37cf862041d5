using Microsoft.Extensions.Time.Testing;
using Pokemanager.SlackEmulator;

namespace Pokemanager.Slack.Tests.Emulator;

public sealed class RtmTests
{
    [Fact]
    public async Task Every_socket_hears_everything_in_order()
    {
        await using var scene = await EmulatorScene.StartAsync();
        using var first = await scene.OpenRtmAsync();
        using var second = await scene.OpenRtmAsync();

        var said = scene.Wally.Mention(scene.Channel, "db down");
        await scene.Bot.CallAsync("chat.postMessage", ("channel", scene.Channel), ("text", "heard"));

        foreach (var socket in new[] { first, second })
        {
            var mention = await socket.ReceiveAsync();
            Assert.Equal(("message", said.Ts, said.Text), (Text(mention, "type"), Text(mention, "ts"), Text(mention, "text")));
            var own = await socket.ReceiveAsync();
            Assert.Equal(("heard", scene.Workspace.Bot.BotId), (Text(own, "text"), Text(own, "bot_id")));
        }
    }

    [Fact]
    public async Task Sender_gets_a_reply_and_the_other_sockets_the_message()
    {
        await using var scene = await EmulatorScene.StartAsync();
        using var sender = await scene.OpenRtmAsync();
        using var other = await scene.OpenRtmAsync();

        await sender.SendAsync($$"""{"id":0,"type":"message","channel":"{{scene.Channel.Id}}","text":"hi"}""");

        var reply = await sender.ReceiveAsync();
        Assert.True(reply.GetProperty("ok").GetBoolean());
        Assert.Equal(0, reply.GetProperty("reply_to").GetInt32());
        Assert.Equal(Text(reply, "ts"), Text(await other.ReceiveAsync(), "ts"));
    }

    [Theory]
    [InlineData("""{"id":1,"type":"message","channel":"CHANNEL"}""", "message text is missing")]
    [InlineData("""{"id":1,"type":"message","channel":"C0NOWHERE","text":"x"}""", "channel not found")]
    [InlineData("""{"id":1,"type":"dance"}""", "unknown message type")]
    [InlineData("no json", "invalid JSON")]
    public async Task Bad_frame_is_answered_with_what_is_wrong(string frame, string reason)
    {
        await using var scene = await EmulatorScene.StartAsync();
        using var socket = await scene.OpenRtmAsync();

        await socket.SendAsync(frame.Replace("CHANNEL", scene.Channel.Id, StringComparison.Ordinal));

        Assert.Equal(reason, Text((await socket.ReceiveAsync()).GetProperty("error"), "msg"));
    }

    [Fact]
    public async Task Ping_is_answered_with_its_own_members()
    {
        await using var scene = await EmulatorScene.StartAsync();
        using var socket = await scene.OpenRtmAsync();

        await socket.SendAsync("""{"id":9,"type":"ping","t":123}""");

        var pong = await socket.ReceiveAsync();
        Assert.Equal(("pong", 9, 123), (Text(pong, "type"), pong.GetProperty("reply_to").GetInt32(), pong.GetProperty("t").GetInt32()));
    }

    [Fact]
    public async Task Address_expires_after_thirty_seconds()
    {
        var clock = new FakeTimeProvider();
        await using var scene = await EmulatorScene.StartAsync(new EmulatorOptions { Clock = clock });
        using var classic = new ApiCaller(scene.Host, scene.Workspace.ClassicBotToken);
        var url = (await classic.CallAsync("rtm.connect")).GetProperty("url").GetString()!;
        clock.Advance(TimeSpan.FromSeconds(31));

        using var socket = await TestSocket.ConnectAsync(url);

        Assert.Equal("Socket URL has expired", Text((await socket.ReceiveAsync()).GetProperty("error"), "msg"));
    }

    [Fact]
    public async Task Edits_and_deletions_come_hidden()
    {
        await using var scene = await EmulatorScene.StartAsync();
        var message = scene.Wally.Say(scene.Channel, "old");
        using var socket = await scene.OpenRtmAsync();

        scene.Wally.Edit(message, "new");
        scene.Wally.Delete(message);

        var changed = await socket.ReceiveAsync();
        Assert.Equal(("message_changed", true), (Text(changed, "subtype"), changed.GetProperty("hidden").GetBoolean()));
        Assert.Equal(("new", "old"), (Text(changed.GetProperty("message"), "text"), Text(changed.GetProperty("previous_message"), "text")));
        var deleted = await socket.ReceiveAsync();
        Assert.Equal(("message_deleted", message.Ts), (Text(deleted, "subtype"), Text(deleted, "deleted_ts")));
    }

    private static string? Text(System.Text.Json.JsonElement element, string name) => element.GetProperty(name).GetString();
}
