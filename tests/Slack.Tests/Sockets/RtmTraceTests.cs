using System.Collections.Concurrent;

namespace Pokemanager.Slack.Tests.Sockets;

public sealed class RtmTraceTests
{
    [Fact]
    public async Task Events_arrive_with_the_workspace_of_the_connection_and_nothing_is_confirmed()
    {
        var accepted = new TaskCompletionSource<SlackEvent>();
        await using var scene = new SocketScene(isRtm: true)
        {
            WhenAccepting = (e, _) => Task.Run(() => accepted.TrySetResult(e)),
        }.Start();
        var socket = await scene.OpenSocketAsync(isGap: true);

        socket.Says("""{"type":"message","channel":"C1","user":"U7","text":"hi","ts":"1.1","team":"T9"}""");

        Assert.Equal("T1", (await Awaited.FactAsync(accepted.Task, "the message arrived")).TeamId);
        Assert.DoesNotContain(scene.Past, line => line.Contains("envelope"));
    }

    [Fact]
    public async Task Goodbye_is_answered_by_a_new_socket_before_the_old_one_is_closed_and_counts_as_a_gap()
    {
        await using var scene = new SocketScene(isRtm: true).Start();
        var first = await scene.OpenSocketAsync(isGap: true);

        first.Says("""{"type":"goodbye"}""");
        var second = await scene.SocketAsync();
        Assert.False(first.IsClosed);
        second.SaysHello();

        await scene.StateAsync(ConnectionStatus.Connected, isGap: true);
        await scene.TraceAsync("1 close");
    }

    [Theory]
    [InlineData("""{"type":"error","error":{"code":1,"msg":"Socket URL has expired"}}""", "error 1")]
    [InlineData("""{"type":"team_migration_started"}""", "team_migration_started")]
    public async Task Socket_that_Slack_gives_up_is_replaced_at_a_fresh_address(string frame, string reason)
    {
        await using var scene = new SocketScene(isRtm: true).Start();
        var first = await scene.SocketAsync();

        first.Says(frame);

        Assert.Equal(reason, (await scene.StateAsync(ConnectionStatus.Disconnected)).Reason);
        await scene.OpenSocketAsync(isGap: true);
        Assert.Contains("connect ?ticket=2", scene.Past);
    }

    [Fact]
    public async Task Migration_in_progress_is_tried_again()
    {
        await using var scene = new SocketScene(isRtm: true);
        scene.Api.Answer("rtm.connect", """{"ok":false,"error":"migration_in_progress"}""");

        scene.Start();

        await scene.OpenSocketAsync(isGap: true);
    }

    [Fact]
    public async Task Token_of_a_new_app_is_refused_with_the_way_out()
    {
        await using var scene = new SocketScene(isRtm: true);
        scene.Api.AlwaysAnswer("rtm.connect", _ => """{"ok":false,"error":"not_allowed_token_type"}""");

        scene.Start();

        var refusal = await Assert.ThrowsAsync<SlackConnectionRefusedException>(
            () => Awaited.FactAsync(scene.Running, "the connection was refused", scene.Clock));
        Assert.Contains("app-level token", refusal.Message);
        Assert.Contains("SLACK_APP_TOKEN", refusal.Message);
    }

    [Fact]
    public async Task Peer_that_answers_pings_is_kept_and_one_that_does_not_is_given_up()
    {
        await using var scene = new SocketScene(isRtm: true).Start();
        var first = await scene.OpenSocketAsync(isGap: true);

        for (var id = 1; id <= 3; id++)
        {
            await scene.TraceInTimeAsync($$"""1 < {"id":{{id}},"type":"ping"}""");
            if (id < 3) first.Says($$"""{"type":"pong","reply_to":{{id}}}""");
        }

        var pinged = scene.Clock.GetUtcNow();
        Assert.Equal("pings stayed unanswered", (await scene.StateAsync(ConnectionStatus.Disconnected)).Reason);
        Assert.InRange((scene.Clock.GetUtcNow() - pinged).TotalSeconds, 4, 7);
        await scene.OpenSocketAsync(isGap: true);
    }

    [Fact]
    public async Task Reply_to_a_message_and_a_repeated_message_harm_nothing()
    {
        var texts = new ConcurrentQueue<string>();
        var second = new TaskCompletionSource();
        await using var scene = new SocketScene(isRtm: true)
        {
            WhenAccepting = (e, _) =>
            {
                texts.Enqueue(((MessageEvent)e).Text);
                if (texts.Count == 2) second.SetResult();
                return Task.CompletedTask;
            },
        }.Start();
        var socket = await scene.OpenSocketAsync(isGap: true);

        socket.Says("""{"ok":true,"reply_to":99,"ts":"1.0","text":"from before"}""");
        socket.Says("""{"type":"message","channel":"C1","text":"again","ts":"1.1"}""");
        socket.Says("""{"type":"message","channel":"C1","text":"again","ts":"1.1"}""");

        await Awaited.FactAsync(second.Task, "both copies arrived");
        await scene.TraceInTimeAsync("""1 < {"id":1,"type":"ping"}""");
        Assert.Equal(["again", "again"], texts);
    }
}
