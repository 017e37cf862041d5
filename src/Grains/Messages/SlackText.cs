using System.Buffers;
using System.Globalization;
using System.Text;

namespace Pokemanager.Grains.Messages;

/// <summary>Pieces of Slack's mark-up. Nothing that comes out of here can ping anybody unless it was asked to.</summary>
internal static class SlackText
{
    private const int MostNames = 10;

    // They stand for themselves, so runs of them are copied whole.
    private static readonly SearchValues<char> Plain =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789 !\"#$%'()*+,-./:;=?[\\]^_`{|}~");

    /// <summary>Plain text in mark-up: shown as it is.</summary>
    public static string Escape(string plain) =>
        plain.Replace("&", "&amp;", StringComparison.Ordinal)
            .Replace("<", "&lt;", StringComparison.Ordinal)
            .Replace(">", "&gt;", StringComparison.Ordinal);

    /// <summary>A mention, which notifies.</summary>
    public static string Mention(string userId) => $"<@{userId}>";

    public static string Channel(string channelId) => $"<#{channelId}>";

    public static string Link(string url, string label) => $"<{url}|{label}>";

    /// <summary>A time of day in the reader's own zone.</summary>
    public static string Time(DateTimeOffset time) =>
        string.Create(CultureInfo.InvariantCulture, $"<!date^{time.ToUnixTimeSeconds()}^{{time_secs}}|{time.UtcDateTime:HH:mm:ss} UTC>");

    /// <summary>A span as people say it: <c>45 s</c>, <c>5 min</c>, <c>2 h 10 min</c>.</summary>
    public static string Span(TimeSpan span)
    {
        var seconds = (long)Math.Round(Math.Max(0, span.TotalSeconds));
        return seconds switch
        {
            < 120 => Number(seconds, "s"),
            < 7200 => seconds % 60 is 0 || seconds >= 600 ? Number(seconds / 60, "min") : $"{Number(seconds / 60, "min")} {Number(seconds % 60, "s")}",
            _ when seconds / 60 % 60 is 0 => Number(seconds / 3600, "h"),
            _ => $"{Number(seconds / 3600, "h")} {Number(seconds / 60 % 60, "min")}",
        };
    }

    /// <summary>Plain text, escaped and cut to <paramref name="limit"/> characters before that.</summary>
    public static string Cut(string plain, int limit) => Escape(plain.Length <= limit ? plain : $"{plain[..limit]}…");

    private static string Number(long number, string unit) => string.Create(CultureInfo.InvariantCulture, $"{number} {unit}");

    /// <summary>Names in a row: <c>asok, alice and wally</c>.</summary>
    public static string Names(IEnumerable<string> names)
    {
        var escaped = names.Select(Escape).ToArray();
        return escaped.Length switch
        {
            0 => "nobody",
            1 => escaped[0],
            > MostNames => $"{string.Join(", ", escaped[..MostNames])} and {escaped.Length - MostNames} more",
            _ => $"{string.Join(", ", escaped[..^1])} and {escaped[^1]}",
        };
    }

    /// <summary>What a requester wrote, safe to show: no token pings, no label hides its address, cut between tokens.</summary>
    /// <param name="wire">Text in Slack's wire form.</param>
    /// <param name="botUserId">The bot's own mention is left out.</param>
    /// <param name="limit">Length of the result in characters.</param>
    public static string Excerpt(string wire, string botUserId, int limit)
    {
        var result = new StringBuilder();
        var rest = wire.AsSpan();
        while (!rest.IsEmpty)
        {
            var run = rest.IndexOfAnyExcept(Plain);
            if (run is not 0)
            {
                var plain = run < 0 ? rest : rest[..run];
                var room = limit - result.Length;
                if (plain.Length > room)
                {
                    return $"{result.Append(plain[..room]).ToString().Trim()}…";
                }

                result.Append(plain);
                rest = rest[plain.Length..];
                continue;
            }

            var piece = Next(rest);
            var shown = Show(piece, botUserId);
            if (result.Length + shown.Length > limit)
            {
                return $"{result.ToString().Trim()}…";
            }

            result.Append(shown);
            rest = rest[piece.Length..];
        }

        return result.ToString().Trim();
    }

    private static ReadOnlySpan<char> Next(ReadOnlySpan<char> rest)
    {
        var end = rest[0] switch
        {
            '<' => rest.IndexOf('>'),
            '&' => rest[..Math.Min(rest.Length, 6)].IndexOf(';'),
            _ when char.IsHighSurrogate(rest[0]) && rest.Length > 1 => 1,
            _ => 0,
        };
        return rest[..(Math.Max(end, 0) + 1)];
    }

    private static string Show(ReadOnlySpan<char> piece, string botUserId)
    {
        if (piece.Length is 1)
        {
            return piece[0] switch
            {
                '<' => "&lt;",
                '>' => "&gt;",
                '&' => "&amp;",
                '\n' or '\r' or '\t' => " ",
                '@' => "@\u2060",
                var c when char.IsControl(c) || char.GetUnicodeCategory(c) is UnicodeCategory.Format => "",
                _ => piece.ToString(),
            };
        }

        if (piece[0] is not '<')
        {
            return piece.ToString();
        }

        var token = piece[1..^1];
        var bar = token.IndexOf('|');
        var target = bar < 0 ? token : token[..bar];
        var label = bar < 0 ? "" : token[(bar + 1)..].ToString();
        return target switch
        {
            ['@', .. var user] when user.SequenceEqual(botUserId) => "",
            ['@', .. var user] => $"@\u2060{Escape(label.Length > 0 ? label : user.ToString())}",
            ['#', ..] => label.Length > 0 ? $"#{Escape(label)}" : $"<{target}>",
            ['!', .. var special] => $"@\u2060{Escape(label.Length > 0 ? label.TrimStart('@') : special.ToString().Split('^')[0])}",
            _ when label.Length > 0 && !target.EndsWith(label, StringComparison.OrdinalIgnoreCase) => $"{Escape(label)} ({Escape(target.ToString())})",
            _ => Escape(target.ToString()),
        };
    }
}
