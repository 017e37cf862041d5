namespace Pokemanager.Slack;

/// <summary>An RTM connection to be made.</summary>
/// <param name="Url">Where to connect to: once, within 30 s.</param>
/// <param name="TeamId">The workspace (<c>T…</c>).</param>
/// <param name="SelfId">The bot's user (<c>U…</c>).</param>
public sealed record RtmConnectResult(Uri Url, string TeamId, string SelfId);
