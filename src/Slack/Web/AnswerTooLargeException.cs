namespace Pokemanager.Slack;

/// <summary>Slack's answer is larger than is read.</summary>
internal sealed class AnswerTooLargeException() : IOException("The answer is larger than is read.");
