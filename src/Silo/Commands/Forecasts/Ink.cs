namespace Pokemanager.Silo.Commands.Forecasts;

/// <summary>Colours, where somebody can see them.</summary>
internal sealed class Ink(bool isOn)
{
    /// <summary>Without any.</summary>
    public static Ink None { get; } = new(false);

    /// <summary>On a terminal, unless <c>NO_COLOR</c> is set or it is a dumb one.</summary>
    public static Ink OfConsole() => new(
        !Console.IsOutputRedirected
        && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"))
        && Environment.GetEnvironmentVariable("TERM") is not (null or "dumb"));

    public string Bold(string text) => Put("1", text);

    public string Dim(string text) => Put("2", text);

    public string Red(string text) => Put("31", text);

    public string Green(string text) => Put("32", text);

    public string Yellow(string text) => Put("33", text);

    private string Put(string code, string text) => isOn ? $"\e[{code}m{text}\e[0m" : text;
}
