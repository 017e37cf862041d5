namespace Pokemanager.Grains.Requests;

/// <summary>
/// Wakes a request when its level is due. The timer is precise and comes first; the reminder, one name for all levels,
/// stands behind it for the silo's death.
/// </summary>
internal sealed class DueAlarm(Grain grain, Func<Task> tick, TimeProvider clock)
{
    private const string LevelDue = "level-due";

    // The period is the retry: a tick that was missed while no silo ran comes within a second of the next start.
    private static readonly TimeSpan RetryEvery = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan ReminderGrace = TimeSpan.FromMilliseconds(250);

    private IGrainReminder? _reminder;
    private DateTimeOffset? _remindedFor;
    private IGrainTimer? _timer;
    private DateTimeOffset? _timerFor;

    /// <summary>Brings the durable reminder in line with <paramref name="due"/>; null takes it away. Throws what the store throws.</summary>
    public async Task Remind(DateTimeOffset? due)
    {
        if (due is not { } at)
        {
            _remindedFor = null;
            _reminder ??= await grain.GetReminder(LevelDue);
            if (_reminder is { } reminder)
            {
                // Forgotten first: when it cannot be taken away, the next try looks for it in the store.
                _reminder = null;
                await grain.UnregisterReminder(reminder);
            }
        }
        else if (at != _remindedFor)
        {
            _remindedFor = null;
            _reminder = await grain.RegisterOrUpdateReminder(LevelDue, Until(at + ReminderGrace), RetryEvery);
            _remindedFor = at;
        }
    }

    /// <summary>Brings the timer in line with <paramref name="due"/>; null stops it.</summary>
    public void SetTimer(DateTimeOffset? due)
    {
        if (due == _timerFor)
        {
            return;
        }

        if (due is not { } at)
        {
            StopTimer();
            return;
        }

        _timerFor = at;
        var wait = Until(at);
        if (_timer is null)
        {
            _timer = grain.RegisterGrainTimer(
                static tick => tick(), tick, new() { DueTime = wait, Period = Timeout.InfiniteTimeSpan, KeepAlive = true });
        }
        else
        {
            _timer.Change(wait, Timeout.InfiniteTimeSpan);
        }
    }

    /// <summary>Whether it fired or not, it stands for nothing any more.</summary>
    public void StopTimer()
    {
        _timer?.Dispose();
        (_timer, _timerFor) = (null, null);
    }

    // Orleans waits for whole milliseconds and spins through what is left of one.
    private TimeSpan Until(DateTimeOffset at) => TimeSpan.FromMilliseconds(Math.Max(0, Math.Ceiling((at - clock.GetUtcNow()).TotalMilliseconds)));
}
