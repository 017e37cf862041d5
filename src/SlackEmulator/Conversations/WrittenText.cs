using System.Text;
using System.Text.RegularExpressions;

namespace Pokemanager.SlackEmulator.Conversations;

/// <summary>What Slack makes of text: literal angle brackets become entities, links and names become tokens.</summary>
internal static partial class WrittenText
{
    /// <summary>As a Slack client sends what a person types; tokens that are already in wire form stay.</summary>
    public static string FromPerson(string text, EmulatedWorkspace workspace) => Split(text, plain =>
        Names().Replace(Links(Escape(plain)), match => Name(match, workspace)));

    /// <summary>As Slack stores what an app posts: entities and tokens stay, bare links become tokens.</summary>
    public static string FromApp(string text, bool parseLinks) => Split(text, plain =>
    {
        var escaped = LooseAmpersands().Replace(plain, "&amp;").Replace("<", "&lt;", StringComparison.Ordinal)
            .Replace(">", "&gt;", StringComparison.Ordinal);
        return parseLinks ? Links(escaped) : escaped;
    });

    private static string Split(string text, Func<string, string> plain)
    {
        var result = new StringBuilder(text.Length + 16);
        var from = 0;
        foreach (var match in Tokens().EnumerateMatches(text))
        {
            if (match.Index > from) result.Append(plain(text[from..match.Index]));
            result.Append(text, match.Index, match.Length);
            from = match.Index + match.Length;
        }

        if (from < text.Length) result.Append(plain(text[from..]));
        return result.ToString();
    }

    private static string Escape(string plain) => plain
        .Replace("&", "&amp;", StringComparison.Ordinal)
        .Replace("<", "&lt;", StringComparison.Ordinal)
        .Replace(">", "&gt;", StringComparison.Ordinal);

    private static string Links(string escaped) =>
        escaped.Contains("://", StringComparison.Ordinal) ? Urls().Replace(escaped, "<$0>") : escaped;

    private static string Name(Match match, EmulatedWorkspace workspace)
    {
        var name = match.Groups["name"].Value;
        if (match.Groups["mark"].Value == "#")
        {
            return workspace.Directory.FindChannel(name) is { IsDirect: false } channel ? channel.Tag : match.Value;
        }

        if (name is "here" or "channel" or "everyone") return $"<!{name}>";
        return workspace.Directory.FindUser(name) is { } user ? user.Tag : match.Value;
    }

    [GeneratedRegex(@"<(?:@[UW][A-Z0-9]+|#[CG][A-Z0-9]+|![a-z]+|!subteam\^S[A-Z0-9]+|!date\^[^<>]+|https?://[^<>\s]+|mailto:[^<>\s]+)(?:\|[^<>]*)?>")]
    private static partial Regex Tokens();

    [GeneratedRegex(@"https?://(?:(?!&lt;|&gt;)[^\s<>|""])+(?<![.,;:!?)\]'])")]
    private static partial Regex Urls();

    [GeneratedRegex(@"(?<![\w@#/&])(?<mark>[@#])(?<name>[\w][\w.\-]*[\w]|\w)")]
    private static partial Regex Names();

    [GeneratedRegex("&(?!amp;|lt;|gt;)")]
    private static partial Regex LooseAmpersands();
}
