using System.Globalization;

namespace Pokemanager.SlackEmulator.Control;

/// <summary>The members of a control request's body.</summary>
internal sealed class ControlArguments(IReadOnlyDictionary<string, string> members)
{
    public string Required(string name) =>
        Text(name) ?? throw new ArgumentException($"The member \"{name}\" is missing.");

    public string? Text(string name) => members.TryGetValue(name, out var value) && value.Length > 0 ? value : null;

    public bool Flag(string name, bool fallback = false) => Text(name) is { } text ? text == "true" : fallback;

    public int Number(string name, int fallback) => Text(name) is not { } text ? fallback
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number
        : throw new ArgumentException($"The member \"{name}\" must be a whole number, not \"{text}\".");

    public TimeSpan Seconds(string name, double fallback) => TimeSpan.FromSeconds(Text(name) is not { } text ? fallback
        : double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && number is >= 0 and < 86_400 ? number
        : throw new ArgumentException($"The member \"{name}\" must be seconds below a day, not \"{text}\"."));
}
