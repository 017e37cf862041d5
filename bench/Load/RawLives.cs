using System.Globalization;
using Orleans;
using Orleans.Runtime;
using Pokemanager.Policies.Requests;

namespace Pokemanager.Load;

/// <summary>Does to the store what the bot does to it for a mention, in the same order and with states that the bot wrote.</summary>
/// <param name="calls">How often it does what; fractions come out right over many mentions.</param>
internal sealed class RawLives(IReadOnlyList<OpenStorage> silos, StoreCalls calls, IReadOnlyList<RequestState> states)
{
    private const string Name = "request";
    private int _number;

    /// <summary>Lives <paramref name="atATime"/> of them on each silo for this long; returns how many were lived.</summary>
    public async Task<int> LiveAsync(int atATime, TimeSpan length, CancellationToken cancellationToken)
    {
        var clock = TimeProvider.System;
        var started = clock.GetTimestamp();
        var lived = await Task.WhenAll(Enumerable.Range(0, atATime * silos.Count).Select(i => Task.Run(
            async () =>
            {
                var done = 0;
                for (; clock.GetElapsedTime(started) < length; done++)
                {
                    cancellationToken.ThrowIfCancellationRequested();
                    await LiveAsync(silos[i % silos.Count], Interlocked.Increment(ref _number));
                }

                return done;
            },
            cancellationToken)));
        return lived.Sum();
    }

    private async Task LiveAsync(OpenStorage silo, int number)
    {
        var grain = GrainId.Create(Name, string.Create(CultureInfo.InvariantCulture, $"raw/{number}"));
        var state = new GrainState<RequestState>(new RequestState());
        for (var i = Times(calls.StateReads, number); i > 0; i--)
        {
            await silo.States.ReadStateAsync(Name, grain, state);
        }

        state.State = states[number % states.Count];
        string? etag = null;
        var (writes, reminders) = (Times(calls.StateWrites, number), Times(calls.ReminderWrites, number));
        while (writes > 0 || reminders > 0)
        {
            if (writes-- > 0)
            {
                await silo.States.WriteStateAsync(Name, grain, state);
            }

            if (reminders-- > 0)
            {
                etag = await silo.Reminders.UpsertRow(Reminder(grain));
            }
        }

        if (etag is not null && Times(calls.ReminderRemovals, number) > 0)
        {
            await silo.Reminders.RemoveRow(grain, Name, etag);
        }
    }

    private static int Times(double? average, int number) =>
        (int)((number + 1) * (average ?? 0)) - (int)(number * (average ?? 0));

    private static ReminderEntry Reminder(GrainId grain) => new()
    {
        GrainId = grain,
        ReminderName = Name,
        StartAt = TimeProvider.System.GetUtcNow().UtcDateTime.AddHours(1),
        Period = TimeSpan.FromSeconds(1),
    };
}
