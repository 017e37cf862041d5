using Orleans.Storage;
using Pokemanager.Policies.Requests;
using StackExchange.Redis;

namespace Pokemanager.Silo.Storage.Redis;

/// <summary>Grain states in Redis, each a hash of version and JSON. Versions are the etags.</summary>
internal sealed class RedisGrainStorage(IDatabase database, TimeProvider clock) : IGrainStorage
{
    // KEYS: the state, the counter of versions, the requests to wake, and one set for each person asked.
    // ARGV: the version it follows ('' for none), the body, when to wake ('' for never), the grain, now.
    private const string Write =
        """
        if (redis.call('HGET', KEYS[1], 'etag') or '') ~= ARGV[1] then return false end
        local version = redis.call('INCR', KEYS[2])
        redis.call('HSET', KEYS[1], 'etag', version, 'body', ARGV[2])
        if ARGV[3] == '' then redis.call('ZREM', KEYS[3], ARGV[4]) else redis.call('ZADD', KEYS[3], ARGV[3], ARGV[4]) end
        if #KEYS > 3 then redis.call('HSET', KEYS[1], 'asked', table.concat(KEYS, ' ', 4)) end
        for i = 4, #KEYS do redis.call('ZADD', KEYS[i], 'NX', ARGV[5], ARGV[4]) end
        return version
        """;

    // KEYS: the state, the requests to wake. ARGV: the version, the grain.
    private const string Clear =
        """
        if (redis.call('HGET', KEYS[1], 'etag') or '') ~= ARGV[1] then return false end
        for person in string.gmatch(redis.call('HGET', KEYS[1], 'asked') or '', '%S+') do redis.call('ZREM', person, ARGV[2]) end
        redis.call('ZREM', KEYS[2], ARGV[2])
        redis.call('DEL', KEYS[1])
        return 1
        """;

    public async Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        var grain = grainId.ToString();
        var fields = await database.HashGetAsync(RedisKeys.State(grain, stateName), ["etag", "body"]);
        if (fields is [{ HasValue: true } etag, { HasValue: true } body])
        {
            grainState.State = StateJson.Read<T>(((ReadOnlyMemory<byte>)body).Span, grain, "redis");
            (grainState.ETag, grainState.RecordExists) = (etag.ToString(), true);
        }
        else
        {
            Reset(grainState);
        }
    }

    public async Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        var grain = grainId.ToString();
        var indexed = grainState.State as IIndexedState;
        RedisKey[] keys =
        [
            RedisKeys.State(grain, stateName), RedisKeys.Version, RedisKeys.Wake,
            .. (indexed?.Asked ?? []).Select(person => (RedisKey)RedisKeys.AskedOf(person)),
        ];
        var version = await database.ScriptEvaluateAsync(
            Write,
            keys,
            [grainState.ETag ?? "", StateJson.Write(grainState.State), indexed?.WakeAt is { } at ? at : "", grain, clock.GetUtcNow().ToUnixTimeMilliseconds()]);
        (grainState.ETag, grainState.RecordExists) = (version.IsNull ? throw Changed(grain, stateName, grainState.ETag) : version.ToString(), true);
    }

    public async Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        var grain = grainId.ToString();
        var cleared = await database.ScriptEvaluateAsync(Clear, [RedisKeys.State(grain, stateName), RedisKeys.Wake], [grainState.ETag ?? "", grain]);
        if (cleared.IsNull)
        {
            throw Changed(grain, stateName, grainState.ETag);
        }

        Reset(grainState);
    }

    private static InconsistentStateException Changed(string grain, string name, string? expected) =>
        new($"The state '{name}' of {grain} was changed by somebody else.", "another", expected ?? "none");

    private static void Reset<T>(IGrainState<T> grainState) =>
        (grainState.State, grainState.ETag, grainState.RecordExists) = (Activator.CreateInstance<T>(), null, false);
}
