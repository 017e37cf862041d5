namespace Pokemanager.Silo.Slack;

/// <summary>What the bot cannot do for want of a scope, one clause each.</summary>
internal static class ScopeNotes
{
    // A classic app's token, which may do all of it.
    private const string Umbrella = "bot";

    private static readonly (string Scope, string Lack)[] Known =
    [
        ("chat:write", "nothing can be written, so nobody can be asked"),
        ("im:write", "nobody can be asked in private"),
        ("app_mentions:read", "no mention is heard"),
        ("users:read", "no handler is found in Slack"),
        ("im:history", "private replies are no answers"),
        ("im:read", "private replies written while the bot was away are not found"),
        ("users:read.email", "handlers written as email:… are not found"),
        ("channels:read", "public channels are not known by name, and mentions missed there are not found"),
        ("groups:read", "private channels are not known by name, and mentions missed there are not found"),
        ("channels:history", "in public channels mentions missed are not found, and what is written in a thread is no answer"),
        ("groups:history", "in private channels mentions missed are not found, and what is written in a thread is no answer"),
        ("reactions:read", "an emoji is no answer"),
        ("commands", "there is no slash command"),
    ];

    /// <summary>What is off with these scopes; nothing when Slack did not say which there are.</summary>
    public static IReadOnlyList<string> Of(IReadOnlyList<string>? scopes) => scopes is null || scopes.Contains(Umbrella)
        ? []
        : [.. Known.Where(known => !scopes.Contains(known.Scope)).Select(known => $"without the scope {known.Scope} {known.Lack}")];
}
