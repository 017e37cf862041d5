using System.Buffers;
using System.Globalization;
using System.Text;

namespace Pokemanager.Grains.Messages;

/// <summary>Pieces of Slack's mark-up. Nothing that comes out of here can ping anybody unless it was asked to.</summary>
internal static class SlackText
{
    private const int MostNames = 10;
    private const int LongestName = 80;
    private const int LongestNames = 600;

    // A section takes 3,000 characters, and some are needed for the mark that something was left out.
    private const int LongestSection = 2_900;

    // They stand for themselves, so runs of them are copied whole.
    private static readonly SearchValues<char> Plain =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789 !\"#$%'()*+,-./:;=?[\\]^_`{|}~");

    private static readonly SearchValues<char> IdCharacters = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789");

    /// <summary>Plain text in mark-up: shown as it is, without marks that nobody sees, and with nothing that Slack would take for a mention.</summary>
    public static string Escape(string plain)
    {
        if (!plain.AsSpan().ContainsAnyExcept(Plain))
        {
            return plain;
        }

        var result = new StringBuilder(plain.Length + 16);
        var rest = plain.AsSpan();
        while (!rest.IsEmpty)
        {
            var length = rest.Length > 1 && char.IsSurrogatePair(rest[0], rest[1]) ? 2 : 1;
            result.Append(length is 2 ? rest[..2] : Show(rest[..1], ""));
            rest = rest[length..];
        }

        return result.ToString();
    }

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
    public static string Cut(string plain, int limit) => Escape(plain.Length <= limit
        ? plain
        : $"{plain[..(char.IsHighSurrogate(plain[limit - 1]) ? limit - 1 : limit)]}…");

    /// <summary>A person's name, which Slack itself lets be 80 characters long.</summary>
    public static string Name(string plain) => Cut(plain, LongestName);

    /// <summary>Mark-up of at most <paramref name="limit"/> characters, by default as many as a section of a message holds, cut between tokens if need be.</summary>
    public static string Fit(string markup, int limit = LongestSection)
    {
        if (markup.Length <= limit)
        {
            return markup;
        }

        var end = 0;
        for (int next; (next = end + Next(markup.AsSpan(end)).Length) < limit; end = next)
        {
            // The piece still fits.
        }

        return markup[..end] + "…";
    }

    /// <summary>As many of <paramref name="lines"/> as a section of a message holds, at least a part of the first.</summary>
    public static string Section(IEnumerable<string> lines)
    {
        var result = new StringBuilder();
        foreach (var line in lines)
        {
            if (result.Length + line.Length + 1 > LongestSection)
            {
                return result.Length is 0 ? Fit(line) : result.Append("\n…").ToString();
            }

            result.Append(result.Length is 0 ? "" : "\n").Append(line);
        }

        return result.ToString();
    }

    private static string Number(long number, string unit) => string.Create(CultureInfo.InvariantCulture, $"{number} {unit}");

    /// <summary>Names in a row: <c>asok, alice and wally</c>; of many, as many as people read and a message holds.</summary>
    public static string Names(IEnumerable<string> names)
    {
        var all = names.ToArray();
        var shown = new List<string>();
        var length = 0;
        foreach (var name in all.Take(MostNames).Select(Name))
        {
            length += name.Length;
            if (shown.Count > 0 && length > LongestNames)
            {
                break;
            }

            shown.Add(name);
        }

        return (shown.Count, all.Length - shown.Count) switch
        {
            (0, _) => "nobody",
            (_, > 0 and var more) => $"{string.Join(", ", shown)} and {more} more",
            (1, _) => shown[0],
            _ => $"{string.Join(", ", shown[..^1])} and {shown[^1]}",
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
            _ when rest.Length > 1 && char.IsSurrogatePair(rest[0], rest[1]) => 1,
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
                var c when char.IsControl(c) || char.GetUnicodeCategory(c) is UnicodeCategory.Format or UnicodeCategory.Surrogate => "",
                _ => piece.ToString(),
            };
        }

        if (piece[0] is not '<')
        {
            return piece is "&amp;" or "&lt;" or "&gt;" ? piece.ToString() : Escape(piece.ToString());
        }

        var token = piece[1..^1];
        var bar = token.IndexOf('|');
        var target = bar < 0 ? token : token[..bar];
        var label = bar < 0 ? "" : token[(bar + 1)..].ToString();
        return target switch
        {
            ['@', .. var user] when user.SequenceEqual(botUserId) => "",
            ['@', .. var user] => $"@\u2060{Escape(label.Length > 0 ? label : user.ToString())}",
            ['#', .. var channel] => label.Length > 0 ? $"#{Escape(label)}" : channel.ContainsAnyExcept(IdCharacters) ? $"#{Escape(channel.ToString())}" : $"<{target}>",
            ['!', .. var special] => $"@\u2060{Escape(label.Length > 0 ? label.TrimStart('@') : special.ToString().Split('^')[0])}",
            _ when label.Length > 0 && !target.EndsWith(label, StringComparison.OrdinalIgnoreCase) => $"{Escape(label)} ({Escape(target.ToString())})",
            _ => Escape(target.ToString()),
        };
    }
}
