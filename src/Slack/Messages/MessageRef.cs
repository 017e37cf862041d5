namespace Pokemanager.Slack;

/// <summary>Where a message stands.</summary>
/// <param name="Channel">The conversation's id; <c>D…</c> after posting to a user.</param>
/// <param name="Ts">The message's time stamp.</param>
public sealed record MessageRef(string Channel, string Ts);
