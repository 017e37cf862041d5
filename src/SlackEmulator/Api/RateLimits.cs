using System.Collections.Concurrent;

namespace Pokemanager.SlackEmulator.Api;

/// <summary>Slack's limits: each method has a tier per workspace, and each channel takes about one message a second.</summary>
internal sealed class RateLimits(EmulatorOptions options)
{
    private const double Burst = 5;
    private readonly ConcurrentDictionary<(string, string), Bucket> buckets = new();

    /// <summary>Seconds to wait, or null when the call may pass.</summary>
    public int? Wait(IApiMethod method, ApiRequest request)
    {
        if (!options.RateLimits) return null;

        var workspace = request.WorkspaceIfAny?.Id ?? request.Slack.App.Id;
        // The channel's pace counts whichever way one posts; for chat.postMessage it stands in for a tier, beside a cap for the whole workspace.
        if (method.Name is "chat.postMessage" or "chat.postEphemeral" && Conversation(request) is { } conversation && Take(("post", conversation), 1, Burst) is { } pause) return pause;

        return Take((method.Name, workspace), method.PerMinute / 60.0, Math.Max(Burst, method.PerMinute / 4.0));
    }

    /// <summary>The same for a person and for the private messages with that person.</summary>
    private static string? Conversation(ApiRequest request) =>
        request.Text("channel") is { } id ? request.WorkspaceIfAny?.Directory.ChannelById(id)?.DirectWith?.Id ?? id : null;

    private int? Take((string, string) key, double perSecond, double burst)
    {
        var bucket = buckets.GetOrAdd(key, _ => new Bucket { Tokens = burst, At = options.Clock.GetTimestamp() });
        lock (bucket)
        {
            var now = options.Clock.GetTimestamp();
            bucket.Tokens = Math.Min(burst, bucket.Tokens + options.Clock.GetElapsedTime(bucket.At, now).TotalSeconds * perSecond);
            bucket.At = now;
            if (bucket.Tokens < 1) return Math.Max(1, (int)Math.Ceiling((1 - bucket.Tokens) / perSecond));

            bucket.Tokens--;
            return null;
        }
    }

    private sealed class Bucket
    {
        public double Tokens { get; set; }

        public long At { get; set; }
    }
}
