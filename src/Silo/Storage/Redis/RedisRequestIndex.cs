using Pokemanager.Grains.Requests;
using StackExchange.Redis;

namespace Pokemanager.Silo.Storage.Redis;

/// <summary>Finds requests by the sorted sets that stand beside their states.</summary>
internal sealed class RedisRequestIndex(IDatabase database) : IRequestIndex
{
    private const string Requests = "request/";
    private const int Batch = 500;

    // The set is all workspaces' together. What is open stands at its beginning, so looking further finds little.
    private const int MostLookedAt = 20_000;

    public async Task<IReadOnlyList<string>> ToWakeAsync(DateTimeOffset time, int limit, CancellationToken cancellationToken) => Keys(
        await database.SortedSetRangeByScoreAsync(RedisKeys.Wake, stop: time.ToUnixTimeMilliseconds(), take: limit).WaitAsync(cancellationToken));

    public async Task<IReadOnlyList<string>> SoonestAsync(string workspace, int limit, CancellationToken cancellationToken)
    {
        var keys = new List<string>();
        for (var from = 0; from < MostLookedAt && keys.Count < limit; from += Batch)
        {
            var grains = await database.SortedSetRangeByRankAsync(RedisKeys.Wake, from, from + Batch - 1).WaitAsync(cancellationToken);
            keys.AddRange(Keys(grains).Where(key => key.StartsWith($"{workspace}/", StringComparison.Ordinal)).Take(limit - keys.Count));
            if (grains.Length < Batch)
            {
                break;
            }
        }

        // Between two batches a request may have moved on and be seen again.
        return [.. keys.Distinct()];
    }

    public async Task<IReadOnlyList<string>> AskedOfAsync(string person, int limit, CancellationToken cancellationToken) => Keys(
        await database.SortedSetRangeByRankAsync(RedisKeys.AskedOf(person), stop: limit - 1, order: Order.Descending).WaitAsync(cancellationToken));

    private static List<string> Keys(RedisValue[] grains) =>
        [.. grains.Select(grain => grain.ToString()).Where(grain => grain.StartsWith(Requests, StringComparison.Ordinal)).Select(grain => grain[Requests.Length..])];
}
