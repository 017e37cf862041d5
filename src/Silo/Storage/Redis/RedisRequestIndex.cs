using Pokemanager.Grains.Requests;
using StackExchange.Redis;

namespace Pokemanager.Silo.Storage.Redis;

/// <summary>Finds requests by the sorted sets that stand beside their states.</summary>
internal sealed class RedisRequestIndex(IDatabase database) : IRequestIndex
{
    private const string Requests = "request/";

    public async Task<IReadOnlyList<string>> ToWakeAsync(DateTimeOffset time, int limit, CancellationToken cancellationToken) => Keys(
        await database.SortedSetRangeByScoreAsync(RedisKeys.Wake, stop: time.ToUnixTimeMilliseconds(), take: limit).WaitAsync(cancellationToken));

    public async Task<IReadOnlyList<string>> AskedOfAsync(string person, int limit, CancellationToken cancellationToken) => Keys(
        await database.SortedSetRangeByRankAsync(RedisKeys.AskedOf(person), stop: limit - 1, order: Order.Descending).WaitAsync(cancellationToken));

    private static List<string> Keys(RedisValue[] grains) =>
        [.. grains.Select(grain => grain.ToString()).Where(grain => grain.StartsWith(Requests, StringComparison.Ordinal)).Select(grain => grain[Requests.Length..])];
}
