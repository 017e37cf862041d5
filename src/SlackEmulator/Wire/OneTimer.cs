namespace Pokemanager.SlackEmulator.Wire;

/// <summary>Runs something once after a delay; at once, on the caller's thread, when there is none.</summary>
internal sealed class OneTimer
{
    private readonly Action action;
    private ITimer? timer;

    private OneTimer(Action action) => this.action = action;

    public static void Start(TimeProvider clock, TimeSpan delay, Action action)
    {
        if (delay <= TimeSpan.Zero)
        {
            action();
            return;
        }

        // The pending timer holds its state, and the state holds the timer.
        var state = new OneTimer(action);
        state.timer = clock.CreateTimer(static state => ((OneTimer)state!).Fire(), state, delay, Timeout.InfiniteTimeSpan);
    }

    private void Fire()
    {
        action();
        timer?.Dispose();
    }
}
