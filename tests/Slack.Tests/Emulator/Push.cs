namespace Pokemanager.Slack.Tests.Emulator;

/// <summary>A request that Slack made to the app.</summary>
internal sealed record Push(string Body, string Timestamp, string Signature, string? RetryNumber, string? RetryReason);
