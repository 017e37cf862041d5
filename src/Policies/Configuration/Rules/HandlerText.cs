using System.Text.RegularExpressions;

namespace Pokemanager.Policies.Configuration.Rules;

/// <summary>The ways to write a person.</summary>
internal static partial class HandlerText
{
    private const int Longest = 80;
    private const string Instead = "use a user name, an id or email:";

    /// <summary>The reference, or what is wrong with the text.</summary>
    /// <param name="text">Not blank, trimmed.</param>
    public static (HandlerReference? Handler, string? Problem) Read(string text, int line, int column)
    {
        if (text.Length > Longest * 4 || text.EnumerateRunes().Any(rune => !Quoting.IsVisible(rune)))
        {
            return (null, $"{Quoting.Quote(text)} is too long for a handler or has invisible characters in it; type the name anew");
        }

        if (UserId().Match(text) is { Success: true } id)
        {
            return (new HandlerReference(HandlerKind.Id, id.Groups["id"].Value, line, column), null);
        }

        if (KindPrefix().Match(text) is { Success: true } kind)
        {
            return kind.Groups["kind"].Value.ToUpperInvariant() is "EMAIL"
                ? Email(kind.Groups["rest"].Value, line, column)
                : (null, $"{Quoting.Quote(kind.Groups["kind"].Value + ":")} is not supported; {Instead}");
        }

        var name = text.TrimStart('@').Trim();
        return Problem(text, name) is { } problem ? (null, problem) : (new HandlerReference(HandlerKind.Name, name, line, column), null);
    }

    private static (HandlerReference? Handler, string? Problem) Email(string address, int line, int column) => Address().IsMatch(address)
        ? (new HandlerReference(HandlerKind.Email, address, line, column), null)
        : (null, $"{Quoting.Quote(address)} is no e-mail address; write it as email:lead@example.com");

    private static string? Problem(string text, string name) => name switch
    {
        "" => $"{Quoting.Quote(text)} names nobody; {Instead}",
        { Length: > Longest } => $"{Quoting.Quote(name)} is longer than any Slack name ({Longest} characters); {Instead}",
        _ when Broadcast().IsMatch(name) => $"{Quoting.Quote(text)} is everybody at once and cannot answer; name the people",
        _ when Address().IsMatch(name) => $"{Quoting.Quote(name)} is an e-mail address; write it as email:{Quoting.Clean(name)}",
        ['#', ..] => $"{Quoting.Quote(name)} is a channel, which cannot be a handler; {Instead}",
        _ when name.AsSpan().IndexOfAny('<', '>', ',') >= 0 => $"{Quoting.Quote(text)} is no single person; write one per item: {Instead}",
        _ => null,
    };

    [GeneratedRegex(@"\A(?:<@(?<id>[UW][A-Z0-9]{6,})(?:\|[^<>]*)?>|@?(?<id>[UW][A-Z0-9]{6,}))\z")]
    private static partial Regex UserId();

    /// <summary>A colon cannot occur in a Slack user name, so it is free for kinds.</summary>
    [GeneratedRegex(@"\A(?<kind>[^:<>]*):\s*(?<rest>.*)\z")]
    private static partial Regex KindPrefix();

    [GeneratedRegex(@"\A[^\s@<>,:""]+@[^\s@<>,:""]+\.[^\s@<>,:"".]+\z")]
    private static partial Regex Address();

    [GeneratedRegex(@"\A(?:channel|here|everyone)\z", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Broadcast();
}
