using System.Net.Http.Headers;

namespace Pokemanager.Slack;

/// <summary>A Slack token. Its text form never shows the secret.</summary>
public sealed class SlackToken : IEquatable<SlackToken>
{
    private readonly string secret;

    /// <summary>Takes a token as Slack issued it.</summary>
    /// <exception cref="ArgumentException">It is empty or holds a character that cannot be in a token.</exception>
    public SlackToken(string secret)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(secret);
        if (secret.AsSpan().ContainsAnyExceptInRange('!', '~'))
        {
            throw new ArgumentException("A Slack token is made of visible ASCII characters only.", nameof(secret));
        }

        this.secret = secret;
        Authorization = new AuthenticationHeaderValue("Bearer", secret);
    }

    /// <summary>Whether it is an app-level token (<c>xapp-…</c>), which opens Socket Mode and nothing else.</summary>
    public bool IsAppLevel => secret.StartsWith("xapp-", StringComparison.Ordinal);

    internal AuthenticationHeaderValue Authorization { get; }

    /// <inheritdoc/>
    public bool Equals(SlackToken? other) => other is not null && string.Equals(secret, other.secret, StringComparison.Ordinal);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as SlackToken);

    /// <inheritdoc/>
    public override int GetHashCode() => secret.GetHashCode(StringComparison.Ordinal);

    /// <summary>The kind of token, without the secret.</summary>
    public override string ToString() => secret.IndexOf('-') is > 0 and <= 8 and var dash ? $"{secret[..dash]}-…" : "…";
}
