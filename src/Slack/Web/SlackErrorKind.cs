namespace Pokemanager.Slack;

/// <summary>What a failed call asks for.</summary>
public enum SlackErrorKind
{
    /// <summary>The method's own refusal, such as <c>channel_not_found</c>. A repeat would be refused again.</summary>
    Refused,

    /// <summary>The install is gone: the token was revoked or never held. Stop this workspace.</summary>
    InstallDead,

    /// <summary>The token has expired and has to be refreshed.</summary>
    TokenExpired,

    /// <summary>The app, its scopes or the API's address are not set up for this call. A person has to mend it.</summary>
    Configuration,

    /// <summary>Slack's limit is reached for longer than a call waits. Nothing was done.</summary>
    RateLimited,

    /// <summary>Passing trouble. Nothing was done, or doing it again does no harm.</summary>
    Transient,

    /// <summary>A post whose outcome is unknown: look for it before posting again.</summary>
    Ambiguous,

    /// <summary>The call itself was malformed.</summary>
    OurBug,
}
