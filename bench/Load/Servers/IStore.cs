namespace Pokemanager.Load.Servers;

/// <summary>Where the bot of a run keeps its state, as seen from outside.</summary>
internal interface IStore : IAsyncDisposable
{
    /// <summary>The bot's <c>--storage</c> value.</summary>
    string Storage { get; }

    /// <summary>What it holds, in bytes.</summary>
    Task<long> SizeAsync(CancellationToken cancellationToken);

    /// <summary>The <c>--storage</c> value of an empty place on the same disk or server.</summary>
    Task<string> NewPlaceAsync(CancellationToken cancellationToken);

    /// <summary>What was asked of it so far.</summary>
    Task<StoreCounters> CountAsync(CancellationToken cancellationToken);
}

/// <summary>A store on a server of this run's own, which can be taken away.</summary>
internal interface IServer : IStore
{
    /// <summary>Ends it as a crash does.</summary>
    Task CrashAsync(CancellationToken cancellationToken);

    /// <summary>Starts it over what it had stored; returns once it answers.</summary>
    Task ResumeAsync(CancellationToken cancellationToken);
}

/// <summary>What a store counted since it was made; null where it does not count.</summary>
/// <param name="Transactions">Commits, those of reads included.</param>
/// <param name="ReminderWrites">Reminders that were set, anew or again.</param>
/// <param name="ReminderRemovals">Reminders that were taken away.</param>
internal readonly record struct StoreCounters(long? Transactions = null, long? ReminderWrites = null, long? ReminderRemovals = null)
{
    public static StoreCounters operator -(StoreCounters later, StoreCounters earlier) => new(
        later.Transactions - earlier.Transactions, later.ReminderWrites - earlier.ReminderWrites, later.ReminderRemovals - earlier.ReminderRemovals);
}
