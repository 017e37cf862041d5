namespace Pokemanager.Grains.Commands;

/// <summary>
/// Reads what stands behind a slash command. Pure. A word is a sub-command only when nothing follows that makes it a sentence, so that
/// "who can help with the build" pages.
/// </summary>
internal static class CommandReading
{
    public static CommandMeaning Read(string text)
    {
        var trimmed = text.Trim();
        var end = trimmed.AsSpan().IndexOfAny(" \t\r\n");
        var word = end < 0 ? trimmed : trimmed[..end];
        var rest = end < 0 ? "" : trimmed[end..].Trim();
        return (word.ToUpperInvariant(), rest) switch
        {
            ("" or "HELP" or "?" or "-H" or "--HELP", "") => new CommandMeaning.Help(),
            ("WHO", "") => new CommandMeaning.Who(),
            ("OPEN", "") => new CommandMeaning.Open(),
            ("WHY", "") => new CommandMeaning.Why(null),
            ("WHY", _) when MessageLink.Read(rest) is { } link => new CommandMeaning.Why(link),
            ("DRILL", _) => new CommandMeaning.Page(rest, IsDrill: true),
            _ => new CommandMeaning.Page(trimmed, IsDrill: false),
        };
    }
}
