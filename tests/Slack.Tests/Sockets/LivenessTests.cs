namespace Pokemanager.Slack.Tests.Sockets;

public sealed class LivenessTests
{
    private static readonly DateTimeOffset Start = new(2026, 11, 23, 8, 0, 0, TimeSpan.Zero);

    private readonly Liveness liveness = new(TimeSpan.FromSeconds(8));

    [Fact]
    public void Nothing_was_heard_at_first() => Assert.Null(liveness.HeardAt);

    [Fact]
    public void Frame_is_heard_when_it_comes()
    {
        Tick(from: 0, to: 20);

        liveness.Heard(Start.AddSeconds(20.5));
        liveness.Heard(Start.AddSeconds(20.4));

        Assert.Equal(Start.AddSeconds(20.5), liveness.HeardAt);
    }

    [Fact]
    public void Frame_that_lay_there_while_the_process_was_frozen_proves_nothing()
    {
        Tick(from: 0, to: 20);

        liveness.Heard(Start.AddSeconds(300));
        Tick(from: 300, to: 309);
        liveness.Heard(Start.AddSeconds(309.5));

        Assert.Equal(Start.AddSeconds(10), liveness.HeardAt);
        Tick(from: 310, to: 310);
        liveness.Heard(Start.AddSeconds(310.5));
        Assert.Equal(Start.AddSeconds(310.5), liveness.HeardAt);
    }

    [Fact]
    public void Silent_socket_that_stays_open_was_heard_as_long_ago_as_the_keep_alive_takes()
    {
        Tick(from: 0, to: 60);

        Assert.Equal(Start.AddSeconds(50), liveness.HeardAt);
    }

    [Fact]
    public void Time_in_which_the_process_was_frozen_proves_nothing()
    {
        Tick(from: 0, to: 20);

        Tick(from: 300, to: 309);

        Assert.Equal(Start.AddSeconds(10), liveness.HeardAt);
        Tick(from: 310, to: 312);
        Assert.Equal(Start.AddSeconds(302), liveness.HeardAt);
    }

    private void Tick(int from, int to)
    {
        for (var second = from; second <= to; second++) liveness.Tick(Start.AddSeconds(second));
    }
}
