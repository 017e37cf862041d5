namespace Pokemanager.SlackEmulator;

/// <summary>What can go wrong with a Web API call.</summary>
public enum ApiFaultKind
{
    /// <summary>HTTP 429, with or without <c>Retry-After</c>.</summary>
    RateLimited,

    /// <summary>An HTTP status such as 500, with a body that is no JSON.</summary>
    HttpStatus,

    /// <summary>HTTP 200 with <c>ok: false</c> and an error code.</summary>
    Error,

    /// <summary>The call takes effect, then the connection is cut before an answer.</summary>
    AnswerLost,

    /// <summary>The call takes effect, and its answer comes late.</summary>
    AnswerLate,

    /// <summary>The connection is cut before the call takes effect.</summary>
    ConnectionCut,

    /// <summary>The call waits before it takes effect.</summary>
    Slow,
}
