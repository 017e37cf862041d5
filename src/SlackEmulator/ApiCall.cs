namespace Pokemanager.SlackEmulator;

/// <summary>One Web API call as the emulator saw and answered it.</summary>
/// <param name="Method">Name such as <c>chat.postMessage</c>.</param>
/// <param name="Workspace">Id of the token's workspace; null for an app-level or unknown token.</param>
/// <param name="TokenKind">Which kind of token came with it.</param>
/// <param name="Arguments">Arguments without the token; objects and arrays as JSON text.</param>
/// <param name="Status">HTTP status; 0 when the answer was dropped.</param>
/// <param name="Error">Slack's error code, or null when the call succeeded.</param>
/// <param name="Time">When it was answered.</param>
public sealed record ApiCall(
    string Method,
    string? Workspace,
    TokenKind TokenKind,
    IReadOnlyDictionary<string, string> Arguments,
    int Status,
    string? Error,
    DateTimeOffset Time)
{
    /// <summary>Whether Slack said <c>ok</c> and the answer was sent.</summary>
    public bool Succeeded => Error is null && Status == 200;

    /// <summary>The argument, or null when it was not given.</summary>
    public string? Argument(string name) => Arguments.GetValueOrDefault(name);
}
