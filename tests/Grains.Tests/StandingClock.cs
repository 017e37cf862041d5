using Microsoft.Extensions.Time.Testing;

namespace Pokemanager.Grains.Tests;

/// <summary>
/// A clock that stands until it is moved. Orleans waits until a moment in whole milliseconds and asks again through what is
/// left of one, which would be for ever: whoever insists is told the next millisecond.
/// </summary>
internal sealed class StandingClock(DateTimeOffset start) : FakeTimeProvider(start)
{
    private const int Insistence = 1_000;

    [ThreadStatic]
    private static (DateTimeOffset Moment, int Times) _asked;

    public override DateTimeOffset GetUtcNow()
    {
        var now = base.GetUtcNow();
        _asked = (now, _asked.Moment == now ? _asked.Times + 1 : 1);
        if (_asked.Times < Insistence)
        {
            return now;
        }

        _asked = default;
        return now.AddMilliseconds(1);
    }
}
