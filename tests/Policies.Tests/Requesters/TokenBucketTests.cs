using CsCheck;
using Pokemanager.Policies.Requesters;

namespace Pokemanager.Policies.Tests.Requesters;

/// <summary>How many requests a minute are let through.</summary>
public sealed class TokenBucketTests
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 24, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(7)]
    [InlineData(100_000)]
    public void As_many_as_a_minute_has_go_at_once_and_no_more(int perMinute)
    {
        var bucket = default(TokenBucket);
        for (var i = 0; i < perMinute; i++)
        {
            Assert.Equal(TimeSpan.Zero, bucket.Wait(perMinute, Noon));
            bucket = bucket.Take(perMinute, Noon);
        }

        Assert.True(bucket.Wait(perMinute, Noon) > TimeSpan.Zero);
    }

    [Fact]
    public void One_comes_back_with_each_part_of_the_minute()
    {
        var bucket = default(TokenBucket).Take(3, Noon).Take(3, Noon).Take(3, Noon);

        Assert.Equal(TimeSpan.FromSeconds(20), bucket.Wait(3, Noon));
        Assert.Equal(TimeSpan.FromTicks(1), bucket.Wait(3, Noon.AddSeconds(20).AddTicks(-1)));
        Assert.Equal(TimeSpan.Zero, bucket.Wait(3, Noon.AddSeconds(20)));
        Assert.Equal(TimeSpan.FromSeconds(20), bucket.Take(3, Noon.AddSeconds(20)).Wait(3, Noon.AddSeconds(20)));
    }

    [Fact]
    public void It_is_full_again_after_a_minute_and_never_fuller()
    {
        var bucket = default(TokenBucket).Take(2, Noon).Take(2, Noon);

        Assert.False(bucket.IsFull(Noon.AddSeconds(59)));
        Assert.True(bucket.IsFull(Noon.AddMinutes(1)));
        var later = Noon.AddHours(1);
        Assert.True(bucket.Take(2, later).Take(2, later).Wait(2, later) > TimeSpan.Zero);
    }

    [Fact]
    public void A_clock_that_is_set_back_empties_it_for_a_minute_at_most() =>
        Assert.Equal(TimeSpan.FromSeconds(30), default(TokenBucket).Take(2, Noon).Wait(2, Noon.AddDays(-1)));

    [Fact]
    public void Over_any_time_no_more_go_than_the_rate_and_one_bucket_allow() =>
        Gen.Int[1, 60].Select(Gen.Int[0, 5_000].Array[1, 200]).Sample((perMinute, gaps) =>
        {
            var bucket = default(TokenBucket);
            var now = Noon;
            var taken = 0;
            foreach (var gap in gaps)
            {
                now += TimeSpan.FromMilliseconds(gap);
                if (bucket.Wait(perMinute, now) == TimeSpan.Zero)
                {
                    bucket = bucket.Take(perMinute, now);
                    taken++;
                }
            }

            Assert.True(taken <= perMinute + ((now - Noon).TotalMinutes * perMinute) + 0.001, $"{taken} in {now - Noon} at {perMinute} a minute");
        });
}
