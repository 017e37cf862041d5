using System.Collections.Concurrent;

namespace Pokemanager.SlackEmulator.Interactivity;

/// <summary>Trigger ids: each opens one view within three seconds.</summary>
internal sealed class Triggers(TimeProvider clock)
{
    private static readonly TimeSpan Life = TimeSpan.FromSeconds(3);
    private readonly ConcurrentDictionary<string, (EmulatedUser User, DateTimeOffset At, bool IsUsed)> issued = new(StringComparer.Ordinal);

    public string Issue(EmulatedUser user)
    {
        var now = clock.GetUtcNow();
        foreach (var (old, trigger) in issued)
        {
            if (now - trigger.At > Life * 20) issued.TryRemove(old, out _);
        }

        var id = $"{now.ToUnixTimeMilliseconds()}.{user.Workspace.Id}.{Guid.NewGuid():N}";
        issued[id] = (user, now, false);
        return id;
    }

    public (EmulatedUser? User, string? Error) Redeem(string id)
    {
        if (!issued.TryGetValue(id, out var trigger)) return (null, "invalid_trigger_id");
        if (trigger.IsUsed || !issued.TryUpdate(id, trigger with { IsUsed = true }, trigger)) return (null, "exchanged_trigger_id");
        return clock.GetUtcNow() - trigger.At > Life ? (null, "expired_trigger_id") : (trigger.User, null);
    }
}
