using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Pokemanager.Grains.Interfaces.Requests;

namespace Pokemanager.Grains.Messages;

/// <summary>What a button says of itself: the request, the level (from 0) and the round it was shown for.</summary>
internal sealed record ButtonValue(string Request, int Level, int Round)
{
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Request}|{Level}|{Round}");

    /// <summary>Reads a value that Slack gave back. Anybody may have made it up.</summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out ButtonValue? value)
    {
        value = text?.Split('|') is [var request, var level, var round]
            && RequestKey.TryParse(request, out _)
            && int.TryParse(level, NumberStyles.None, CultureInfo.InvariantCulture, out var levelNumber)
            && int.TryParse(round, NumberStyles.None, CultureInfo.InvariantCulture, out var roundNumber)
                ? new ButtonValue(request, levelNumber, roundNumber)
                : null;
        return value is not null;
    }
}
