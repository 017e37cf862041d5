using System.Collections.Concurrent;

namespace Pokemanager.SlackEmulator.Installing;

/// <summary>The codes that the consent page gives out: each is exchanged for a token once, within ten minutes.</summary>
internal sealed class InstallCodes(TimeProvider clock)
{
    private static readonly TimeSpan Life = TimeSpan.FromMinutes(10);
    private readonly ConcurrentDictionary<string, Consent> given = new(StringComparer.Ordinal);

    public string Give(EmulatedWorkspace workspace, string? redirectUri)
    {
        var code = $"{workspace.Id[1..]}.{Guid.NewGuid():N}";
        given[code] = new Consent(workspace, redirectUri, clock.GetUtcNow(), IsUsed: false);
        return code;
    }

    public (EmulatedWorkspace? Workspace, string? Error) Redeem(string code, string? redirectUri)
    {
        if (!given.TryGetValue(code, out var consent)) return (null, "invalid_code");
        if (consent.RedirectUri != redirectUri) return (null, "bad_redirect_uri");
        if (consent.IsUsed || !given.TryUpdate(code, consent with { IsUsed = true }, consent)) return (null, "code_already_used");
        return clock.GetUtcNow() - consent.At > Life ? (null, "invalid_code") : (consent.Workspace, null);
    }

    private sealed record Consent(EmulatedWorkspace Workspace, string? RedirectUri, DateTimeOffset At, bool IsUsed);
}
