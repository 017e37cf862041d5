using System.Globalization;
using System.Text.RegularExpressions;
using Pokemanager.Silo.Commands.Forecasts;

namespace Pokemanager.Silo.Commands.Simulation;

/// <summary>Shows Slack's mark-up in a terminal: names for ids, times in the simulation's zone.</summary>
/// <param name="nameOf">The name of a user by id.</param>
internal sealed partial class SlackMarkup(Moment moment, Func<string, string> nameOf, Ink ink)
{
    /// <summary>The text as people read it, without anything that only Slack understands.</summary>
    public string Show(string markup)
    {
        var text = Token().Replace(markup, match => Show(match.Groups["target"].Value, match.Groups["label"].Value));
        text = Strong().Replace(text, match => ink.Bold(match.Groups["text"].Value));
        text = Emphasis().Replace(text, match => match.Groups["text"].Value);
        return text.Replace("&lt;", "<", StringComparison.Ordinal)
            .Replace("&gt;", ">", StringComparison.Ordinal)
            .Replace("&amp;", "&", StringComparison.Ordinal)
            .Replace("\u2060", "", StringComparison.Ordinal);
    }

    private string Show(string target, string label) => target switch
    {
        ['@', .. var user] => $"@{nameOf(user)}",
        ['#', .. var channel] => $"#{channel}",
        _ when target.Split('^') is ["!date", var unix, ..] && long.TryParse(unix, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) =>
            moment.ShowShort(DateTimeOffset.FromUnixTimeSeconds(seconds)),
        _ => label.Length > 0 ? label : target,
    };

    [GeneratedRegex(@"<(?<target>[^<>|]*)(?:\|(?<label>[^<>]*))?>")]
    private static partial Regex Token();

    [GeneratedRegex(@"(?<!\w)\*(?=\S)(?<text>[^\n]+?)(?<=\S)\*(?!\w)")]
    private static partial Regex Strong();

    [GeneratedRegex(@"(?<!\w)_(?=\S)(?<text>[^\n]+?)(?<=\S)_(?!\w)")]
    private static partial Regex Emphasis();
}
