using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Pokemanager.SlackEmulator.Wire;

namespace Pokemanager.SlackEmulator.Api;

/// <summary>Which messages conversations.history and conversations.replies are asked for.</summary>
internal sealed partial class HistoryRange
{
    private const string CursorPrefix = "next_ts:";

    private HistoryRange(string? oldest, string? latest, bool inclusive, int limit)
    {
        Oldest = oldest;
        Latest = latest;
        Inclusive = inclusive;
        Limit = limit;
    }

    private string? Oldest { get; }

    private string? Latest { get; }

    private bool Inclusive { get; }

    private int Limit { get; }

    public static (EmulatedChannel? Channel, HistoryRange? Range, ApiAnswer? Refusal) Read(ApiRequest request, int defaultLimit)
    {
        if (request.Channel() is not { } channel) return Refused("channel_not_found");
        if (request.Lacks($"{channel.ScopeFamily}:history") is { } lacking) return (null, null, lacking);
        if (!channel.BotIsMember) return Refused("not_in_channel");
        if (!IsTimestamp(request.Text("oldest"))) return Refused("invalid_ts_oldest");
        if (!IsTimestamp(request.Text("latest"))) return Refused("invalid_ts_latest");
        if (request.Text("limit") is not null && request.Number("limit") is not > 0) return Refused("invalid_limit");

        var limit = Math.Min(request.Number("limit") ?? defaultLimit, request.Slack.Options.MaxPage);
        var latest = Canonical(request.Text("latest"));
        var inclusive = request.Flag("inclusive");
        if (request.Text("cursor") is { } cursor && request.Text("ts") is null)
        {
            if (TsOf(cursor) is not { } next) return Refused("invalid_cursor");
            (latest, inclusive) = (next, true);
        }

        return (channel, new HistoryRange(Canonical(request.Text("oldest")), latest, inclusive, limit), null);

        static (EmulatedChannel?, HistoryRange?, ApiAnswer?) Refused(string error) => (null, null, ApiAnswer.Refused(error));
    }

    /// <summary>One page from the newest back, without replies in threads, and the cursor of the next page.</summary>
    public (List<EmulatedMessage> Messages, string? NextCursor) NewestFirst(EmulatedChannel channel)
    {
        List<EmulatedMessage> messages = [];
        lock (channel.Workspace.Sync)
        {
            var all = channel.Log.All;
            var start = Latest is null ? all.Count : channel.Log.LowerBound(Latest);
            if (Latest is not null && Inclusive && start < all.Count && all[start].Ts == Latest) start++;
            for (var i = start - 1; i >= 0 && IsAfterOldest(all[i]); i--)
            {
                if (all[i].IsReply && all[i].Subtype != "thread_broadcast") continue;
                if (messages.Count == Limit) return (messages, Convert.ToBase64String(Encoding.ASCII.GetBytes(CursorPrefix + all[i].Ts)));
                messages.Add(all[i]);
            }
        }

        return (messages, null);
    }

    /// <summary>The thread of a message, parent first; null when there is no such message.</summary>
    public List<EmulatedMessage>? Thread(EmulatedChannel channel, string ts)
    {
        lock (channel.Workspace.Sync)
        {
            if (channel.Log.Find(ts) is not { } parent) return null;
            return [parent, .. parent.Replies.Select(channel.Log.Find).OfType<EmulatedMessage>().Where(m => IsAfterOldest(m) && IsBeforeLatest(m))];
        }
    }

    public static void WriteMessages(Utf8JsonWriter writer, IEnumerable<EmulatedMessage> messages, ApiRequest request)
    {
        writer.WriteStartArray("messages");
        foreach (var message in messages)
        {
            writer.WriteStartObject();
            MessageJson.Stored(writer, message, request.Workspace, request.Flag("include_all_metadata"));
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private bool IsAfterOldest(EmulatedMessage message) =>
        Oldest is null || string.CompareOrdinal(message.Ts, Oldest) is var order && (order > 0 || order == 0 && Inclusive);

    private bool IsBeforeLatest(EmulatedMessage message) =>
        Latest is null || string.CompareOrdinal(message.Ts, Latest) is var order && (order < 0 || order == 0 && Inclusive);

    private static bool IsTimestamp(string? ts) => ts is null || Timestamp().IsMatch(ts);

    // Callers may leave digits out: "0" and "1795423000" are timestamps too.
    private static string? Canonical(string? ts)
    {
        if (ts is null) return null;
        var parts = ts.Split('.');
        return $"{parts[0].PadLeft(10, '0')}.{(parts.Length > 1 ? parts[1] : "").PadRight(6, '0')[..6]}";
    }

    private static string? TsOf(string cursor)
    {
        Span<byte> bytes = stackalloc byte[64];
        if (!Convert.TryFromBase64String(cursor, bytes, out var length)) return null;
        var text = Encoding.ASCII.GetString(bytes[..length]);
        return text.StartsWith(CursorPrefix, StringComparison.Ordinal) ? text[CursorPrefix.Length..] : null;
    }

    [GeneratedRegex(@"^\d{1,10}(\.\d+)?$")]
    private static partial Regex Timestamp();
}
