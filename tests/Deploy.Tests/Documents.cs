using System.Text.RegularExpressions;

namespace Pokemanager.Deploy.Tests;

/// <summary>Reads Markdown as far as links go.</summary>
internal static partial class Documents
{
    /// <summary>The anchors of a page's headings.</summary>
    public static IReadOnlyList<string> Anchors(params ReadOnlySpan<string> path) =>
        [.. Heading().Matches(Fence().Replace(Repository.Text(path), "")).Select(match => Anchor(match.Groups[1].Value))];

    /// <summary>Links to files: the page and the anchor in it, either may be empty.</summary>
    public static IReadOnlyList<(string Page, string Anchor)> Links(string text) =>
        [.. Link().Matches(Fence().Replace(text, "")).Select(match => (match.Groups[1].Value, match.Groups[2].Value))];

    private static string Anchor(string heading) => NotInAnchors().Replace(heading.Trim().ToLowerInvariant(), "").Replace(' ', '-');

    [GeneratedRegex("(?m)^#{1,6} (.+)$")]
    private static partial Regex Heading();

    [GeneratedRegex("(?ms)^ *```.*?^ *```")]
    private static partial Regex Fence();

    [GeneratedRegex(@"\]\((?!https?:)([^)#\s]*)#?([^)\s]*)\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"[^\p{L}\p{N}\- _]")]
    private static partial Regex NotInAnchors();
}
