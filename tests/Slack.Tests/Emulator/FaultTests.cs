using System.Net;
using System.Net.WebSockets;
using Microsoft.Extensions.Time.Testing;
using Pokemanager.SlackEmulator;

namespace Pokemanager.Slack.Tests.Emulator;

public sealed class FaultTests
{
    [Theory]
    [InlineData(7, "7")]
    [InlineData(null, null)]
    public async Task Method_can_be_limited_with_and_without_a_hint_when_to_come_back(int? retryAfter, string? header)
    {
        await using var scene = await EmulatorScene.StartAsync();
        scene.Faults.RateLimit("auth.test", retryAfter, calls: 1);

        using var limited = await scene.Bot.Http.GetAsync("auth.test", TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.TooManyRequests, limited.StatusCode);
        Assert.Equal(header, limited.Headers.RetryAfter?.ToString());
        Assert.Null(await scene.Bot.ErrorOfAsync("auth.test"));
    }

    [Fact]
    public async Task Post_whose_answer_is_lost_has_been_made()
    {
        await using var scene = await EmulatorScene.StartAsync();
        scene.Faults.LoseAnswer("chat.postMessage");

        await Assert.ThrowsAsync<HttpRequestException>(() => scene.Bot.CallAsync("chat.postMessage", ("channel", scene.Channel), ("text", "once")));

        Assert.Equal("once", Assert.Single(scene.Channel.Messages).Text);
    }

    [Fact]
    public async Task Post_whose_connection_is_cut_first_has_not_been_made()
    {
        await using var scene = await EmulatorScene.StartAsync();
        scene.Faults.CutConnection("chat.postMessage");

        await Assert.ThrowsAsync<HttpRequestException>(() => scene.Bot.CallAsync("chat.postMessage", ("channel", scene.Channel), ("text", "x")));

        Assert.Empty(scene.Channel.Messages);
    }

    [Fact]
    public async Task Fault_of_one_workspace_leaves_the_others_alone_and_ends_when_disposed()
    {
        await using var scene = await EmulatorScene.StartAsync();
        using var other = new ApiCaller(scene.Host, scene.Host.Slack.AddWorkspace("other").BotToken);
        var fault = scene.Faults.Refuse("auth.test", "internal_error", workspace: scene.Workspace);

        Assert.Equal("internal_error", await scene.Bot.ErrorOfAsync("auth.test"));
        Assert.Null(await other.ErrorOfAsync("auth.test"));
        fault.Dispose();
        Assert.Null(await scene.Bot.ErrorOfAsync("auth.test"));
    }

    [Fact]
    public async Task Server_error_is_no_json()
    {
        await using var scene = await EmulatorScene.StartAsync();
        scene.Faults.Fail("auth.test", status: 503);

        using var response = await scene.Bot.Http.GetAsync("auth.test", TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
        Assert.NotEqual("application/json", response.Content.Headers.ContentType?.MediaType);
    }

    [Fact]
    public async Task Channel_takes_a_burst_and_then_a_message_a_second()
    {
        var clock = new FakeTimeProvider();
        await using var scene = await EmulatorScene.StartAsync(new EmulatorOptions { Clock = clock, RateLimits = true });

        var burst = 0;
        while (await PostError() is null) burst++;
        clock.Advance(TimeSpan.FromSeconds(1));

        Assert.InRange(burst, 2, 10);
        Assert.Null(await PostError());
        Assert.Equal("ratelimited", await PostError());
        Assert.Null(await scene.Bot.ErrorOfAsync("chat.postMessage", ("channel", scene.Wally.Id), ("text", "elsewhere")));

        Task<string?> PostError() => scene.Bot.ErrorOfAsync("chat.postMessage", ("channel", scene.Channel), ("text", "x"));
    }

    [Fact]
    public async Task Pace_of_a_conversation_counts_whichever_way_one_posts()
    {
        await using var scene = await EmulatorScene.StartAsync(new EmulatorOptions { Clock = new FakeTimeProvider(), RateLimits = true });
        var direct = scene.Workspace.Direct(scene.Wally);

        while (await scene.Bot.ErrorOfAsync("chat.postMessage", ("channel", scene.Wally.Id), ("text", "x")) is null)
        {
        }

        Assert.Equal("ratelimited", await scene.Bot.ErrorOfAsync("chat.postMessage", ("channel", direct), ("text", "x")));
        Assert.Equal("ratelimited", await scene.Bot.ErrorOfAsync("chat.postEphemeral", ("channel", direct), ("user", scene.Wally.Id), ("text", "x")));
    }

    [Fact]
    public async Task Dropped_socket_ends_without_a_close_frame()
    {
        await using var scene = await EmulatorScene.StartAsync();
        using var socket = await scene.OpenSocketAsync();

        scene.Faults.DropSockets();

        await Assert.ThrowsAsync<WebSocketException>(socket.ReceiveTextAsync);
        await scene.App.WaitForSocketsAsync(0, EmulatorScene.Patience);
    }

    [Fact]
    public async Task Frozen_socket_holds_everything_back_until_it_thaws()
    {
        await using var scene = await EmulatorScene.StartAsync();
        using var socket = await scene.OpenSocketAsync();
        scene.Faults.FreezeSockets();

        scene.Wally.Mention(scene.Channel, "db down");
        var held = socket.ReceiveEventAsync("app_mention");
        using var control = await scene.OpenSocketAsync(); // Another socket works meanwhile.
        Assert.False(held.IsCompleted);
        scene.Faults.ThawSockets();

        await held;
    }

    [Fact]
    public async Task Warned_socket_is_closed_after_the_grace_time()
    {
        await using var scene = await EmulatorScene.StartAsync(new EmulatorOptions { DisconnectGrace = TimeSpan.FromMilliseconds(100) });
        using var socket = await scene.OpenSocketAsync();

        scene.Faults.DisconnectSockets("warning");

        Assert.Equal("warning", (await socket.ReceiveAsync()).GetProperty("reason").GetString());
        Assert.Null(await socket.ReceiveTextAsync());
    }

    [Fact]
    public async Task Socket_can_be_sent_away_before_hello()
    {
        await using var scene = await EmulatorScene.StartAsync();
        scene.Faults.DisconnectBeforeHello(reason: "link_disabled");

        using var refused = await scene.ConnectSocketAsync();
        Assert.Equal("link_disabled", (await refused.ReceiveAsync()).GetProperty("reason").GetString());

        using var accepted = await scene.OpenSocketAsync();
    }

    [Fact]
    public async Task Envelope_can_come_twice()
    {
        await using var scene = await EmulatorScene.StartAsync();
        using var socket = await scene.OpenSocketAsync();
        scene.Faults.DuplicateEnvelopes();

        scene.Wally.Direct("hello");

        var first = await socket.ReceiveEventAsync("message");
        var second = await socket.ReceiveEventAsync("message");
        Assert.Equal(first.GetProperty("envelope_id").GetString(), second.GetProperty("envelope_id").GetString());
    }

    [Fact]
    public async Task Slack_can_be_away_and_come_back()
    {
        await using var scene = await EmulatorScene.StartAsync();
        using var socket = await scene.OpenSocketAsync();

        scene.Faults.IsOffline = true;
        await Assert.ThrowsAsync<HttpRequestException>(() => scene.Bot.CallAsync("auth.test"));
        scene.Faults.IsOffline = false;

        Assert.Null(await scene.Bot.ErrorOfAsync("auth.test"));
    }
}
