namespace Pokemanager.Slack;

/// <summary>A call of Slack's Web API that failed.</summary>
public sealed class SlackApiException : Exception
{
    /// <summary>The <see cref="Error"/> of a token that is no single workspace's.</summary>
    public const string OrganizationToken = "organization_token";

    /// <summary>Says which method failed, how, and what kind of failure it is.</summary>
    public SlackApiException(string method, string error, SlackErrorKind kind, Exception? innerException = null)
        : base($"Slack's {method} failed with {error} ({kind}).", innerException)
    {
        Method = method;
        Error = error;
        Kind = kind;
    }

    /// <summary>The method, such as <c>chat.postMessage</c>.</summary>
    public string Method { get; }

    /// <summary>Slack's code, or <c>http_503</c>, <c>timeout</c>, <c>connection</c>, <c>malformed_answer</c>, <c>answer_too_large</c>, <c>organization_token</c>.</summary>
    public string Error { get; }

    /// <summary>What the failure asks for.</summary>
    public SlackErrorKind Kind { get; }

    /// <summary>The scope that is missing.</summary>
    public string? Needed { get; init; }

    /// <summary>The scopes the token has.</summary>
    public string? Provided { get; init; }

    /// <summary>How long Slack wants to be left alone; set with <see cref="SlackErrorKind.RateLimited"/>.</summary>
    public TimeSpan? RetryAfter { get; init; }
}
