namespace Pokemanager.Grains.Tests;

public sealed class StandingClockTests
{
    [Fact]
    public void Whoever_spins_through_what_is_left_of_a_millisecond_gets_through()
    {
        var clock = new StandingClock(DateTimeOffset.UnixEpoch);
        var due = DateTimeOffset.UnixEpoch.AddMicroseconds(300);

        var reads = 1;
        while (clock.GetUtcNow() < due && reads < 10_000)
        {
            reads++;
        }

        Assert.Equal(1_000, reads);
        Assert.Equal(DateTimeOffset.UnixEpoch, clock.GetUtcNow());
    }
}
