using Pokemanager.Policies.Configuration;

namespace Pokemanager.Policies.Handlers;

/// <summary>Finds the handlers of a policy among the users of a workspace.</summary>
public static class HandlerResolver
{
    private const int MostCandidatesShown = 5;

    /// <summary>
    /// Ids are compared exactly, addresses and names without regard to case. A name is a user name before it is a display
    /// name before it is a real name; people who left and bots step aside for anybody else of that name.
    /// </summary>
    public static HandlerResolution Resolve(HandlerReference handler, UserDirectory directory)
    {
        ArgumentNullException.ThrowIfNull(handler);
        ArgumentNullException.ThrowIfNull(directory);
        return handler.Kind switch
        {
            HandlerKind.Id => Choose([directory.WithId(handler.Value) is { } user ? [user] : []]) ?? new HandlerResolution.Unknown(null),
            HandlerKind.Email => Choose([directory.WithEmail(handler.Value)]) ?? new HandlerResolution.Unknown(null),
            _ => Choose(directory.WithName(handler.Value)) ?? new HandlerResolution.Unknown(directory.MostLike(handler.Value)),
        };
    }

    /// <summary>The result as a sentence or two: what is wrong, where, and how to mend it.</summary>
    public static string Describe(HandlerReference handler, HandlerResolution resolution)
    {
        ArgumentNullException.ThrowIfNull(handler);
        var name = Quoting.Quote(handler.ToString());
        var line = $"config line {handler.Line}";
        return resolution switch
        {
            HandlerResolution.Found { User: var user } => $"{name} is {Named(user)}",
            HandlerResolution.Unknown { DidYouMean: { } meant } => $"no Slack user matches {name} ({line}). Did you mean {Quoting.Quote(meant)}?",
            HandlerResolution.Unknown => $"no Slack user matches {name} ({line}). Check the spelling, or name the person by id.",
            HandlerResolution.Ambiguous { Candidates: var candidates } =>
                $"{candidates.Length} Slack users match {name} ({line}): {Shown(candidates)}. Name the one you mean by id.",
            HandlerResolution.Deactivated { User: var user } =>
                $"{name} is {Named(user)}, whose account is deactivated ({line}). Name somebody else.",
            HandlerResolution.Bot { User: var user } => $"{name} is {Named(user)}, a bot, which cannot answer ({line}). Name a person.",
            _ => throw new ArgumentOutOfRangeException(nameof(resolution)),
        };
    }

    private static HandlerResolution? Choose(IEnumerable<IEnumerable<DirectoryUser>> byPreference)
    {
        DirectoryUser? aside = null;
        foreach (var users in byPreference)
        {
            var active = users.Where(user => user.IsActive).OrderBy(user => user.Id, StringComparer.Ordinal).ToArray();
            if (active is [var only])
            {
                return new HandlerResolution.Found(only);
            }

            if (active.Length > 1)
            {
                return new HandlerResolution.Ambiguous([.. active]);
            }

            aside ??= users.MinBy(user => user.Id, StringComparer.Ordinal);
        }

        return aside switch
        {
            null => null,
            { IsDeleted: true } => new HandlerResolution.Deactivated(aside),
            _ => new HandlerResolution.Bot(aside),
        };
    }

    private static string Shown(IReadOnlyList<DirectoryUser> candidates) =>
        string.Join(", ", candidates.Take(MostCandidatesShown).Select(Named)) +
        (candidates.Count > MostCandidatesShown ? $" and {candidates.Count - MostCandidatesShown} more" : "");

    private static string Named(DirectoryUser user) => $"{Quoting.Clean(user.Name)} ({Quoting.Clean(user.Id)})";
}
