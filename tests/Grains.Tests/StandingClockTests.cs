using System.Security.Cryptography;

namespace Pokemanager.Grains.Tests;

public sealed class StandingClockTests
{
    private readonly StandingClock _clock = new(DateTimeOffset.UnixEpoch);

    [Fact]
    public void Whoever_spins_through_what_is_left_of_a_millisecond_gets_through()
    {
        var due = DateTimeOffset.UnixEpoch.AddMicroseconds(300);

        var reads = 1;
        while (_clock.GetUtcNow() < due && reads < 1_000_000)
        {
            reads++;
        }

        Assert.InRange(reads, 1_000, 999_999);
        Assert.Equal(DateTimeOffset.UnixEpoch, _clock.GetUtcNow());
    }

    [Fact]
    public void Whoever_works_between_two_looks_at_the_clock_sees_it_stand()
    {
        var work = new byte[64 * 1024];

        Assert.All(Enumerable.Range(0, 3_000), _ =>
        {
            SHA256.HashData(work);
            Assert.Equal(DateTimeOffset.UnixEpoch, _clock.GetUtcNow());
        });
    }
}
