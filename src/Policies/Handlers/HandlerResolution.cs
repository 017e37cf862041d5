using System.Collections.Immutable;

namespace Pokemanager.Policies.Handlers;

/// <summary>Whom a handler of the policy is in Slack, or why nobody can be asked.</summary>
public abstract record HandlerResolution
{
    private HandlerResolution()
    {
    }

    /// <summary>Exactly one active person.</summary>
    public sealed record Found(DirectoryUser User) : HandlerResolution;

    /// <summary>Nobody at all.</summary>
    /// <param name="DidYouMean">The user name spelt most like it; null when none is close.</param>
    public sealed record Unknown(string? DidYouMean) : HandlerResolution;

    /// <summary>Several active people, at least two, ordered by id.</summary>
    public sealed record Ambiguous(ImmutableArray<DirectoryUser> Candidates) : HandlerResolution;

    /// <summary>Only somebody whose account is deactivated.</summary>
    public sealed record Deactivated(DirectoryUser User) : HandlerResolution;

    /// <summary>Only an app's user.</summary>
    public sealed record Bot(DirectoryUser User) : HandlerResolution;
}
