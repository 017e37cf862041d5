namespace Pokemanager.Slack.Tests.Sockets;

public sealed class SocketClosingTests
{
    [Fact]
    public async Task Switched_off_Socket_Mode_ends_the_connection_and_says_what_to_do()
    {
        await using var scene = new SocketScene().Start();
        var socket = await scene.OpenSocketAsync(isGap: true);

        socket.SaysDisconnect("link_disabled");

        var refusal = await Assert.ThrowsAsync<SlackConnectionRefusedException>(
            () => Awaited.FactAsync(scene.Running, "the connection was refused", scene.Clock));
        Assert.Equal("link_disabled", refusal.Error);
        Assert.Contains("Switch it on", refusal.Message);
        Assert.Contains("1 gone", scene.Past);
    }

    [Fact]
    public async Task Cancelled_connection_confirms_what_is_in_hand_closes_and_returns()
    {
        var accepted = new TaskCompletionSource();
        var inHand = new TaskCompletionSource();
        await using var scene = new SocketScene
        {
            WhenAccepting = (_, _) =>
            {
                inHand.SetResult();
                return accepted.Task;
            },
        }.Start();
        (await scene.OpenSocketAsync(isGap: true)).SaysDisconnect("warning");
        var socket = await scene.OpenSocketAsync(isGap: false);
        socket.Delivers("E1");
        await Awaited.FactAsync(inHand.Task, "the event was in hand");

        await scene.CancelAsync();
        await scene.TraceAsync("1 gone"); // The socket with nothing in hand does not wait.
        Assert.DoesNotContain("2 close", scene.Past);
        accepted.SetResult();

        await Awaited.FactAsync(scene.Running, "the connection ended");
        Assert.Equal(
            ["""2 < {"envelope_id":"E1"}""", "2 close", "2 gone"],
            scene.Past.Where(line => line.StartsWith('2')));
    }

    [Fact]
    public async Task Event_that_does_not_finish_is_cancelled_when_the_connection_ends()
    {
        var inHand = new TaskCompletionSource();
        await using var scene = new SocketScene
        {
            WhenAccepting = async (_, stop) =>
            {
                inHand.SetResult();
                await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, stop);
            },
        }.Start();
        var socket = await scene.OpenSocketAsync(isGap: true);
        socket.Delivers("E1");
        await Awaited.FactAsync(inHand.Task, "the event was in hand");

        await scene.CancelAsync();

        await Awaited.FactAsync(scene.Running, "the connection ended", scene.Clock);
        Assert.DoesNotContain(scene.Past, line => line.Contains("E1"));
    }
}
