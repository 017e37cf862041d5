namespace Pokemanager.Load;

/// <summary>What a kill did to the requests that were open.</summary>
/// <param name="UnpagedAtKill">Requests that nobody had a page of when the bot died.</param>
internal sealed record KillResult(int Requests, int UnpagedAtKill, Recovery Recovery, Findings Findings);
