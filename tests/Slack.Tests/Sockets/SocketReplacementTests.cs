namespace Pokemanager.Slack.Tests.Sockets;

public sealed class SocketReplacementTests
{
    [Theory]
    [InlineData("warning")]
    [InlineData("refresh_requested")]
    [InlineData("something_new")]
    public async Task Replacement_is_open_before_the_old_socket_is_closed_and_there_is_no_gap(string reason)
    {
        var accepted = new TaskCompletionSource();
        await using var scene = new SocketScene { WhenAccepting = (_, _) => accepted.Task }.Start();
        var first = await scene.OpenSocketAsync(isGap: true);
        scene.Clock.Advance(TimeSpan.FromMinutes(1));

        first.Delivers("E1");
        first.SaysDisconnect(reason);
        var second = await scene.OpenSocketAsync(isGap: false);
        Assert.False(first.IsClosed);
        first.Delivers("E2");
        accepted.SetResult();

        await scene.TraceAnyAsync(line => line.StartsWith("1 <", StringComparison.Ordinal), "the first was confirmed on its socket");
        await scene.TraceAnyAsync(line => line.StartsWith("1 <", StringComparison.Ordinal), "the second was confirmed on its socket");
        await scene.TraceInTimeAsync("1 close");
        second.Delivers("E3");
        await scene.TraceAsync("""2 < {"envelope_id":"E3"}""");
        var connects = scene.Past.Where(line => line.StartsWith("connect", StringComparison.Ordinal));
        Assert.Equal(["connect ?ticket=1", "connect ?ticket=2"], connects);
    }

    [Fact]
    public async Task Replaced_socket_is_let_go_when_Slack_closes_it()
    {
        await using var scene = new SocketScene().Start();
        var first = await scene.OpenSocketAsync(isGap: true);
        scene.Clock.Advance(TimeSpan.FromMinutes(1));
        first.SaysDisconnect("warning");
        await scene.OpenSocketAsync(isGap: false);

        first.Closes();

        await scene.TraceAsync("1 gone");
    }

    [Fact]
    public async Task Socket_that_dies_before_its_replacement_is_open_leaves_a_gap()
    {
        await using var scene = new SocketScene().Start();
        var first = await scene.OpenSocketAsync(isGap: true);
        scene.Clock.Advance(TimeSpan.FromMinutes(1));
        first.SaysDisconnect("warning");
        var second = await scene.SocketAsync();

        first.Breaks();
        await scene.StateAsync(ConnectionStatus.Disconnected);
        second.SaysHello();

        await scene.StateAsync(ConnectionStatus.Connected, isGap: true);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Lost_socket_is_told_and_replaced_with_a_fresh_address(bool isClosedByPeer)
    {
        await using var scene = new SocketScene().Start();
        var first = await scene.OpenSocketAsync(isGap: true);

        if (isClosedByPeer) first.Closes(1001);
        else first.Breaks();

        var lost = await scene.StateAsync(ConnectionStatus.Disconnected);
        Assert.Equal(isClosedByPeer ? "closed with code 1001" : "broken", lost.Reason);
        var second = await scene.OpenSocketAsync(isGap: true);
        second.Delivers("E1");
        await scene.TraceAsync("""2 < {"envelope_id":"E1"}""");
        Assert.Contains("connect ?ticket=2", scene.Past);
    }

    [Fact]
    public async Task State_that_was_not_taken_is_told_again_over_a_new_socket()
    {
        var told = 0;
        await using var scene = new SocketScene
        {
            WhenStateChanges = state => state.Status is ConnectionStatus.Connected && told++ == 0
                ? Task.FromException(new InvalidOperationException("storage is away"))
                : Task.CompletedTask,
        }.Start();
        (await scene.SocketAsync()).SaysHello();

        await scene.TraceInTimeAsync("1 gone");

        await scene.OpenSocketAsync(isGap: true);
    }
}
