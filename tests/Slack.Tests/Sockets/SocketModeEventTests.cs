namespace Pokemanager.Slack.Tests.Sockets;

public sealed class SocketModeEventTests
{
    [Fact]
    public async Task Envelope_is_confirmed_after_it_was_accepted()
    {
        var accepted = new TaskCompletionSource();
        await using var scene = new SocketScene { WhenAccepting = (_, _) => accepted.Task }.Start();
        var socket = await scene.OpenSocketAsync(isGap: true);

        socket.Delivers("E1");
        socket.SaysDisconnect("unheard of");
        await scene.SocketAsync(); // The frame after the envelope was read, so the envelope is in hand.
        Assert.DoesNotContain(scene.Past, line => line.Contains("E1"));
        accepted.SetResult();

        await scene.TraceAsync("""1 < {"envelope_id":"E1"}""");
    }

    [Fact]
    public async Task Event_that_was_not_accepted_stays_unconfirmed_and_the_next_one_is_confirmed()
    {
        await using var scene = new SocketScene
        {
            WhenAccepting = (e, _) =>
                e is MessageEvent { Text: "bad" } ? Task.FromException(new InvalidOperationException("full")) : Task.CompletedTask,
        }.Start();
        var socket = await scene.OpenSocketAsync(isGap: true);

        socket.Delivers("E1", "bad");
        socket.Delivers("E2", "good");

        await scene.TraceAsync("""1 < {"envelope_id":"E2"}""");
        Assert.DoesNotContain(scene.Past, line => line.Contains("E1"));
    }

    [Fact]
    public async Task Connection_knows_when_Slack_was_last_heard()
    {
        await using var scene = new SocketScene().Start();
        Assert.Null(scene.Connection.LastHeardAt);
        var socket = await scene.OpenSocketAsync(isGap: true);
        while (scene.Connection.LastHeardAt is null)
        {
            scene.Clock.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }

        socket.Delivers("E1");
        await scene.TraceAsync("""1 < {"envelope_id":"E1"}""");

        Assert.Equal(scene.Clock.GetUtcNow(), scene.Connection.LastHeardAt);
    }

    [Fact]
    public async Task Slow_event_holds_up_no_other()
    {
        var slow = new TaskCompletionSource();
        await using var scene = new SocketScene
        {
            WhenAccepting = (e, _) => e is MessageEvent { Text: "slow" } ? slow.Task : Task.CompletedTask,
        }.Start();
        var socket = await scene.OpenSocketAsync(isGap: true);

        socket.Delivers("E1", "slow");
        socket.Delivers("E2");

        await scene.TraceAsync("""1 < {"envelope_id":"E2"}""");
        slow.SetResult();
        await scene.TraceAsync("""1 < {"envelope_id":"E1"}""");
    }

    [Fact]
    public async Task Events_in_hand_are_no_more_than_allowed()
    {
        int inHand = 0, most = 0;
        var release = new SemaphoreSlim(0);
        var full = new TaskCompletionSource();
        await using var scene = new SocketScene(options: new SocketOptions { EventsAtOnce = 3 })
        {
            WhenAccepting = async (_, _) =>
            {
                var now = Interlocked.Increment(ref inHand);
                InterlockedMax(ref most, now);
                if (now == 3) full.TrySetResult();
                await release.WaitAsync(TestContext.Current.CancellationToken);
                Interlocked.Decrement(ref inHand);
            },
        }.Start();
        var socket = await scene.OpenSocketAsync(isGap: true);

        for (var i = 0; i < 10; i++) socket.Delivers($"E{i}");
        await Awaited.FactAsync(full.Task, "three events were in hand");
        release.Release(10);

        for (var i = 0; i < 10; i++) await scene.TraceAnyAsync(line => line.Contains("envelope_id"), "an event was confirmed");
        Assert.Equal(3, most);
    }

    [Fact]
    public async Task Frames_that_are_no_envelopes_are_ignored()
    {
        await using var scene = new SocketScene().Start();
        var socket = await scene.OpenSocketAsync(isGap: true);

        socket.Says("UNAUTHENTICATED: cache_error");
        socket.Says(new ReceivedFrame(FrameKind.Binary, new byte[] { 1, 2 }));
        socket.Says(new ReceivedFrame(FrameKind.Oversized));
        socket.Says("{}");
        socket.Delivers("E1");

        await scene.TraceAsync("""1 < {"envelope_id":"E1"}""");
    }

    [Fact]
    public async Task Envelope_that_cannot_be_read_is_confirmed()
    {
        var accepted = new TaskCompletionSource<SlackEvent>();
        await using var scene = new SocketScene { WhenAccepting = (e, _) => Task.Run(() => accepted.TrySetResult(e)) }.Start();
        var socket = await scene.OpenSocketAsync(isGap: true);

        socket.Says("""{"envelope_id":"E1","type":"events_api","payload":[]}""");

        await scene.TraceAsync("""1 < {"envelope_id":"E1"}""");
        Assert.IsType<UnreadableEvent>(await accepted.Task);
    }

    [Fact]
    public async Task Confirmation_that_cannot_be_sent_harms_nothing()
    {
        await using var scene = new SocketScene().Start();
        var socket = await scene.OpenSocketAsync(isGap: true);
        socket.IsDeaf = true;
        socket.Delivers("E1");
        socket.Breaks();

        await scene.OpenSocketAsync(isGap: true);
    }

    private static void InterlockedMax(ref int most, int value)
    {
        int seen;
        while (value > (seen = Volatile.Read(ref most)) && Interlocked.CompareExchange(ref most, value, seen) != seen)
        {
        }
    }
}
