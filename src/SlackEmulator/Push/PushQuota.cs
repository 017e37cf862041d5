using System.Collections.Concurrent;

namespace Pokemanager.SlackEmulator.Push;

/// <summary>What Slack tolerates: 30,000 deliveries an hour and workspace, and an app that mostly answers.</summary>
internal sealed class PushQuota(TimeProvider clock)
{
    private const int DeliveriesAnHour = 30_000;
    private const int ExemptBelow = 1_000;
    private const double LeastSuccess = 0.05;
    private readonly ConcurrentDictionary<string, (long Hour, int Count, long NoticeMinute)> workspaces = new(StringComparer.Ordinal);
    private readonly Lock sync = new();
    private long hour;
    private int answered, failed;

    /// <summary>Whether another event may go out, and whether the app is to be told that it may not.</summary>
    public (bool MayPass, bool Tell) Take(string workspace)
    {
        var minute = clock.GetUtcNow().ToUnixTimeSeconds() / 60;
        lock (sync)
        {
            var use = workspaces.GetValueOrDefault(workspace);
            if (use.Hour != minute / 60) use = (minute / 60, 0, 0);
            var mayPass = use.Count < DeliveriesAnHour;
            var tell = !mayPass && use.NoticeMinute != minute;
            workspaces[workspace] = (use.Hour, use.Count + 1, tell ? minute : use.NoticeMinute);
            return (mayPass, tell);
        }
    }

    /// <summary>Counts an attempt; true when the app has failed so much that Slack switches its events off.</summary>
    public bool DisablesAfter(bool success)
    {
        lock (sync)
        {
            var now = clock.GetUtcNow().ToUnixTimeSeconds() / 3600;
            if (now != hour) (hour, answered, failed) = (now, 0, 0);
            if (success) answered++;
            else failed++;
            return answered + failed >= ExemptBelow && answered < LeastSuccess * (answered + failed);
        }
    }
}
