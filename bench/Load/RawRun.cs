using Orleans;
using Orleans.Runtime;
using Pokemanager.Load.Servers;
using Pokemanager.Policies.Requests;
using Pokemanager.Silo.Storage;

namespace Pokemanager.Load;

/// <summary>Measures how many mentions' worth of writes the store takes from the bot's storage code alone, with as many connections as the silos had.</summary>
internal static class RawRun
{
    private const int Samples = 50;
    private static readonly int[] AtATime = [8, 32, 128, 512];
    private static readonly TimeSpan Length = TimeSpan.FromSeconds(8);

    /// <summary>Ends the bots of <paramref name="rig"/>, which have just done <paramref name="bot"/>, and takes their place.</summary>
    public static async Task<RawResult> MeasureAsync(LoadOptions options, Rig rig, Result bot, CancellationToken cancellationToken)
    {
        foreach (var silo in rig.Bots.Silos)
        {
            await silo.EndAsync(cancellationToken);
        }

        var calls = WithReminders(bot);
        var states = await StatesAsync(rig, cancellationToken);
        var place = await rig.Store.NewPlaceAsync(cancellationToken);
        var silos = new List<OpenStorage>();
        try
        {
            for (var i = 0; i < options.Silos; i++)
            {
                silos.Add(await OpenStorage.OpenAsync(place, cancellationToken));
            }

            var lives = new RawLives(silos, calls, states);
            await lives.LiveAsync(AtATime[^1], TimeSpan.FromSeconds(2), cancellationToken);
            var steps = new List<RawStep>();
            foreach (var atATime in AtATime)
            {
                steps.Add(await StepAsync(lives, atATime, place, cancellationToken));
            }

            var best = steps.Max(step => step.MentionsPerSecond);
            var bytes = (int)states.Average(state => StateJson.Write(state).Length);
            return new RawResult(options.StorageKind, options.Silos, calls, bytes, [.. steps], best, bot.SustainedRate, Math.Round(bot.SustainedRate / best, 3));
        }
        finally
        {
            foreach (var silo in silos)
            {
                await silo.DisposeAsync();
            }
        }
    }

    private static async Task<RawStep> StepAsync(RawLives lives, int atATime, string place, CancellationToken cancellationToken)
    {
        await using var store = place.StartsWith("postgres:", StringComparison.Ordinal) ? new PostgresDatabase(place) : null;
        var before = store is null ? default : await store.CountAsync(cancellationToken);
        var started = TimeProvider.System.GetTimestamp();
        var lived = await lives.LiveAsync(atATime, Length, cancellationToken);
        var took = TimeProvider.System.GetElapsedTime(started);
        var after = store is null ? default : await store.CountAsync(cancellationToken);
        return new RawStep(
            atATime,
            Math.Round(lived / took.TotalSeconds, 1),
            (after - before).Transactions is { } trips ? Math.Round(trips / (double)lived, 2) : null);
    }

    /// <summary>
    /// Redis counts scripts, of which one writes a state and one sets or removes a reminder; SQLite counts nothing. A reminder is taken away
    /// once for each request that ended, and set as often as there were pages.
    /// </summary>
    private static StoreCalls WithReminders(Result bot)
    {
        var calls = bot.Calls!;
        return calls.ReminderWrites is not null ? calls : calls with
        {
            ReminderWrites = bot.PagesPerMention,
            ReminderRemovals = (bot.Findings!.Acknowledged + bot.Findings.Dropped) / (double)bot.Mentions,
        };
    }

    private static async Task<List<RequestState>> StatesAsync(Rig rig, CancellationToken cancellationToken)
    {
        await using var storage = await OpenStorage.OpenAsync(rig.Store.Storage, cancellationToken);
        var states = new List<RequestState>();
        foreach (var request in rig.Workplace.Ledger.Requests.Take(Samples))
        {
            var state = new GrainState<RequestState>(new RequestState());
            await storage.States.ReadStateAsync("request", GrainId.Create("request", request), state);
            if (state.RecordExists)
            {
                states.Add(state.State!);
            }
        }

        return states.Count > 0 ? states : throw new InvalidOperationException("The bot left no request in its store.");
    }
}
