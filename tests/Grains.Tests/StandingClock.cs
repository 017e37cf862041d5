using Microsoft.Extensions.Time.Testing;

namespace Pokemanager.Grains.Tests;

/// <summary>
/// A clock that stands until it is moved. Orleans waits until a moment in whole milliseconds and asks again through what is
/// left of one, which would be for ever: whoever does nothing but ask is told the next millisecond.
/// </summary>
internal sealed class StandingClock(DateTimeOffset start) : FakeTimeProvider(start)
{
    private const int Insistence = 1_000;

    // Who does anything between two questions takes longer for so many.
    private static readonly TimeSpan Busy = TimeSpan.FromMilliseconds(2);

    [ThreadStatic]
    private static (DateTimeOffset Moment, int Times, long Since) _asked;

    public override DateTimeOffset GetUtcNow()
    {
        var now = base.GetUtcNow();
        if (_asked.Moment != now || ++_asked.Times > Insistence)
        {
            var isInsisting = _asked.Moment == now && System.GetElapsedTime(_asked.Since) < Busy;
            _asked = (now, 1, System.GetTimestamp());
            return isInsisting ? now.AddMilliseconds(1) : now;
        }

        return now;
    }
}
