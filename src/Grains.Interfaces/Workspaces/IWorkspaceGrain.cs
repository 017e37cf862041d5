using Pokemanager.Grains.Interfaces.Requests;

namespace Pokemanager.Grains.Interfaces.Workspaces;

/// <summary>One workspace (key: its id): who is who in it.</summary>
[Alias("pokemanager.workspace")]
public interface IWorkspaceGrain : IGrainWithStringKey
{
    /// <summary>
    /// Finds the current policy's handlers and the requester's name, unless the mention may open no request; the requester is then told why,
    /// in private and not each time. A repeat is answered like the first, as long as that is remembered.
    /// </summary>
    [Alias("PrepareMention")]
    Task<Preparation> Prepare(Mention mention);

    /// <summary>The levels of the current policy, with the handlers that were found and why others were not.</summary>
    [Alias("GetLevels")]
    Task<IReadOnlyList<PreparedLevel>> GetLevels();

    /// <summary>The name that people see of a user; the id itself when Slack does not tell.</summary>
    [Alias("NameOf")]
    Task<string> NameOf(string user);

    /// <summary>Whether a user is a member of a channel.</summary>
    [Alias("IsMember")]
    Task<bool> IsMember(string channel, string user);

    /// <summary>
    /// What a mention would be prepared with, to be shown: it opens nothing and counts for nothing. Null when the bot takes no requests in
    /// <paramref name="channel"/>; a null channel means any.
    /// </summary>
    [Alias("Preview")]
    Task<PreparedPlan?> Preview(string? channel, string requester);

    /// <summary>Why somebody may not ask in this channel now, in words for them; null when they may. It counts for nothing.</summary>
    [Alias("Objection")]
    Task<string?> Objection(string channel, string user);

    /// <summary>Hears that a user changed or joined.</summary>
    [Alias("UserChanged")]
    Task UserChanged(UserRecord user);
}

/// <summary>The policy of a channel with its handlers found.</summary>
[GenerateSerializer, Immutable, Alias("pokemanager.prepared-plan")]
public sealed record PreparedPlan(
    [property: Id(0)] string Policy,
    [property: Id(1)] string Version,
    [property: Id(2)] IReadOnlyList<PreparedLevel> Levels,
    [property: Id(3)] string RequesterName)
{
    /// <summary>The configuration's rules for requests, where they differ from the default; else null.</summary>
    [Id(4)]
    public PreparedRules? Rules { get; init; }
}

/// <summary>The configuration's rules for requests.</summary>
/// <param name="By">Who may take one: <c>Handlers</c>, <c>Members</c> or <c>Anyone</c>.</param>
/// <param name="Excerpt">How many characters of a mention are shown.</param>
[GenerateSerializer, Immutable, Alias("pokemanager.prepared-rules")]
public sealed record PreparedRules(
    [property: Id(0)] string By,
    [property: Id(1)] TimeSpan MaxAge,
    [property: Id(2)] TimeSpan StaleAfter,
    [property: Id(3)] int Excerpt);

/// <summary>One level of a <see cref="PreparedPlan"/>.</summary>
/// <param name="Problems">Why a handler of the policy is missing, one sentence each.</param>
[GenerateSerializer, Immutable, Alias("pokemanager.prepared-level")]
public sealed record PreparedLevel(
    [property: Id(0)] IReadOnlyList<PreparedPerson> People,
    [property: Id(1)] IReadOnlyList<string> Problems,
    [property: Id(2)] TimeSpan EscalateAfter);

/// <summary>A handler found in Slack.</summary>
[GenerateSerializer, Immutable, Alias("pokemanager.prepared-person")]
public sealed record PreparedPerson([property: Id(0)] string Id, [property: Id(1)] string Name);

/// <summary>What Slack says of a user.</summary>
/// <param name="IsExternal">A guest, or somebody of another workspace.</param>
[GenerateSerializer, Immutable, Alias("pokemanager.user-record")]
public sealed record UserRecord(
    [property: Id(0)] string Id,
    [property: Id(1)] string Name,
    [property: Id(2)] string? DisplayName,
    [property: Id(3)] string? RealName,
    [property: Id(4)] string? Email,
    [property: Id(5)] bool IsDeleted,
    [property: Id(6)] bool IsBot,
    [property: Id(7)] bool IsExternal = false);
