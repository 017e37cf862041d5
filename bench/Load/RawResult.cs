using System.Collections.Immutable;

namespace Pokemanager.Load;

/// <summary>What the store takes of the same writes without the bot, beside what it took from the bot.</summary>
/// <param name="Steps">One for each number of mentions at a time.</param>
/// <param name="StoreAlone">Mentions a second in the best of them.</param>
/// <param name="Bot">Mentions a second that the bot sustained.</param>
/// <param name="Ratio">The bot's part of what the store could do.</param>
internal sealed record RawResult(
    string Storage, int Silos, StoreCalls Calls, int StateBytes, ImmutableArray<RawStep> Steps, double StoreAlone, double Bot, double Ratio)
{
    public string Run => "raw-commits";
}

/// <summary>A measurement with so many mentions at a time for each silo.</summary>
/// <param name="RoundTripsPerMention">Null where the store does not tell.</param>
internal sealed record RawStep(int AtATime, double MentionsPerSecond, double? RoundTripsPerMention);
