using Microsoft.Extensions.Time.Testing;
using Pokemanager.Grains.Conversations;
using Pokemanager.Grains.Slack;

namespace Pokemanager.Grains.Tests;

public sealed class AbsenceWatchTests : IDisposable
{
    private readonly SleepyClock _clock = new();
    private readonly AbsenceWatch _watch;

    public AbsenceWatchTests()
    {
        _watch = new AbsenceWatch(_clock);
        _clock.Advance(TimeSpan.FromSeconds(10));
        _watch.WasAwayLately();
    }

    [Fact]
    public void What_the_start_took_was_no_absence() => Assert.False(_watch.WasAwayLately());

    [Fact]
    public void Process_that_runs_was_not_away()
    {
        var began = _watch.Now;
        for (var i = 0; i < 100; i++)
        {
            _clock.Advance(TimeSpan.FromSeconds(2));
            Assert.False(_watch.WasAwaySince(began));
        }
    }

    [Fact]
    public void Process_that_stood_still_knows_it_at_the_first_question()
    {
        var began = _watch.Now;

        _clock.Advance(TimeSpan.FromSeconds(2.1));

        Assert.True(_watch.WasAwaySince(began));
        Assert.True(_watch.WasAwayLately());
    }

    [Fact]
    public void Process_whose_machine_slept_knows_it_too()
    {
        var began = _watch.Now;

        _clock.Sleep(TimeSpan.FromMinutes(10));

        Assert.Equal(began, _watch.Now);
        Assert.True(_watch.WasAwaySince(began));
    }

    [Fact]
    public void Lease_is_not_held_any_more_by_a_machine_that_slept()
    {
        var lease = new ConnectorLease(_clock);
        lease.Renewed();
        Assert.True(lease.IsHeld);

        _clock.Sleep(ConnectorLease.Length);

        Assert.False(lease.IsHeld);
    }

    [Fact]
    public void What_began_after_the_return_was_not_interrupted()
    {
        _clock.Advance(TimeSpan.FromSeconds(15));
        Assert.True(_watch.WasAwayLately());

        _clock.Advance(TimeSpan.FromSeconds(1));

        Assert.False(_watch.WasAwaySince(_watch.Now));
    }

    [Theory]
    [InlineData(29, true)]
    [InlineData(31, false)]
    public void Absence_is_minded_for_half_a_minute(int seconds, bool isMinded)
    {
        _clock.Advance(TimeSpan.FromSeconds(5));
        Assert.True(_watch.WasAwayLately());

        for (var i = 0; i < seconds; i++)
        {
            _clock.Advance(TimeSpan.FromSeconds(1));
            _watch.WasAwaySince(_watch.Now);
        }

        Assert.Equal(isMinded, _watch.WasAwayLately());
    }

    [Theory]
    [InlineData(1.9, false)]
    [InlineData(2.1, true)]
    public void Process_that_reached_nobody_for_a_while_was_away(double seconds, bool isAway)
    {
        var began = _watch.Now;
        _clock.Advance(TimeSpan.FromSeconds(seconds / 2));
        Assert.False(_watch.WasAwayLately());
        _clock.Advance(TimeSpan.FromSeconds(seconds / 2));

        _watch.ReachedNobodySince(began);

        Assert.Equal(isAway, _watch.WasAwayLately());
    }

    public void Dispose() => _watch.Dispose();

    /// <summary>Of a machine that may sleep: the time of day goes on, and the count of time does not.</summary>
    private sealed class SleepyClock : FakeTimeProvider
    {
        private long _slept;

        public void Sleep(TimeSpan time)
        {
            _slept += time.Ticks;
            Advance(time);
        }

        public override long GetTimestamp() => base.GetTimestamp() - _slept;
    }
}
