using System.Text.RegularExpressions;

namespace Pokemanager.Grains.Commands;

/// <summary>Which message a link leads to.</summary>
/// <param name="ThreadTs">The root of its thread; null when the link does not say.</param>
internal sealed partial record MessageLink(string Channel, string Ts, string? ThreadTs)
{
    /// <summary>Reads a link as Slack copies and as it sends it; null when it is none to a message.</summary>
    public static MessageLink? Read(string text)
    {
        var match = Permalink().Match(text);
        return match.Success
            ? new MessageLink(
                match.Groups["channel"].Value,
                $"{match.Groups["seconds"].Value}.{match.Groups["rest"].Value}",
                Thread().Match(match.Groups["query"].Value) is { Success: true } thread ? thread.Groups["ts"].Value : null)
            : null;
    }

    [GeneratedRegex(@"\A<?https?://[^/\s<>|]+/archives/(?<channel>[CGD][A-Z0-9]+)/p(?<seconds>[0-9]{10})(?<rest>[0-9]{6})(?<query>\?[^\s<>|]*)?(?:\|[^<>]*)?>?\z")]
    private static partial Regex Permalink();

    [GeneratedRegex(@"[?&;]thread_ts=(?<ts>[0-9]{10}\.[0-9]{6})(?![0-9])")]
    private static partial Regex Thread();
}
