namespace Pokemanager.Silo.Storage.Redis;

/// <summary>Names of keys. The part in braces keeps them on one node of a Redis cluster, where a script may use them together.</summary>
internal static class RedisKeys
{
    public const string Version = "{pokemanager}/version";

    /// <summary>A sorted set of grains by when they are to be looked at, in Unix milliseconds.</summary>
    public const string Wake = "{pokemanager}/wake";

    public static string State(string grain, string name) => $"{{pokemanager}}/state/{grain}/{name}";

    /// <summary>A sorted set of grains that asked <paramref name="person"/> (<c>workspace/user</c>), by when.</summary>
    public static string AskedOf(string person) => $"{{pokemanager}}/asked/{person}";
}
