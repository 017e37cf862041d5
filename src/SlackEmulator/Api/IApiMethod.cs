namespace Pokemanager.SlackEmulator.Api;

/// <summary>One method of the Web API.</summary>
internal interface IApiMethod
{
    string Name { get; }

    /// <summary>Calls a minute and workspace that Slack promises.</summary>
    int PerMinute => Tier.Three;

    /// <summary>The scope that every call needs; null when it depends on the arguments or none is needed.</summary>
    string? Scope => null;

    /// <summary>Whether the app-level token is asked for instead of a bot token.</summary>
    bool NeedsAppToken => false;

    /// <summary>Whether an organization's token needs to name no workspace.</summary>
    bool IsOfWholeInstall => false;

    ApiAnswer Answer(ApiRequest request);
}
