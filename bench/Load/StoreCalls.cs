using System.Globalization;
using Pokemanager.Load.Servers;

namespace Pokemanager.Load;

/// <summary>What the bot and its store counted up to a moment.</summary>
internal readonly record struct CallCounters(StateCounters States, StoreCounters Store)
{
    public static async Task<CallCounters> ReadAsync(Rig rig, CancellationToken cancellationToken) =>
        new(await rig.Bots.CountAsync(cancellationToken), await rig.Store.CountAsync(cancellationToken));
}

/// <summary>What a mention asks of the store, from its opening to its end, the little that happens without mentions included.</summary>
/// <param name="ReminderWrites">Null where the store does not tell.</param>
/// <param name="Transactions">Round trips: what meets on its way shares one, and each read is one.</param>
internal sealed record StoreCalls(double StateReads, double StateWrites, double? ReminderWrites, double? ReminderRemovals, double? Transactions)
{
    public static StoreCalls Of(CallCounters before, CallCounters after, int mentions)
    {
        var (states, store) = (after.States - before.States, after.Store - before.Store);
        return new StoreCalls(Each(states.Reads)!.Value, Each(states.Writes)!.Value, Each(store.ReminderWrites), Each(store.ReminderRemovals), Each(store.Transactions));

        double? Each(long? count) => count is { } some ? Math.Round(some / (double)mentions, 2) : null;
    }

    /// <summary>For a reader.</summary>
    public override string ToString()
    {
        return $"{Text(StateReads)} reads, {Text(StateWrites)} writes, {Text(ReminderWrites)} reminders set and {Text(ReminderRemovals)} taken away in {Text(Transactions)} round trips";

        static string Text(double? value) => value?.ToString("0.##", CultureInfo.InvariantCulture) ?? "?";
    }
}
