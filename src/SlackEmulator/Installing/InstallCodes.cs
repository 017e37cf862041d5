using System.Collections.Concurrent;
using Pokemanager.SlackEmulator.Directory;

namespace Pokemanager.SlackEmulator.Installing;

/// <summary>The codes that the consent page gives out: each is exchanged for a token once, within ten minutes.</summary>
internal sealed class InstallCodes(TimeProvider clock)
{
    private static readonly TimeSpan Life = TimeSpan.FromMinutes(10);
    private readonly ConcurrentDictionary<string, Consent> given = new(StringComparer.Ordinal);

    public string Give(AccessToken install, string? redirectUri)
    {
        var code = $"{install.Secret.Split('-')[1]}.{Guid.NewGuid():N}";
        given[code] = new Consent(install, redirectUri, clock.GetUtcNow(), IsUsed: false);
        return code;
    }

    public (AccessToken? Install, string? Error) Redeem(string code, string? redirectUri)
    {
        if (!given.TryGetValue(code, out var consent)) return (null, "invalid_code");
        if (consent.RedirectUri != redirectUri) return (null, "bad_redirect_uri");
        if (consent.IsUsed || !given.TryUpdate(code, consent with { IsUsed = true }, consent)) return (null, "code_already_used");
        return clock.GetUtcNow() - consent.At > Life ? (null, "invalid_code") : (consent.Install, null);
    }

    private sealed record Consent(AccessToken Install, string? RedirectUri, DateTimeOffset At, bool IsUsed);
}
