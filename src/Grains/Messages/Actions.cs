namespace Pokemanager.Grains.Messages;

/// <summary>What the buttons of a request do; Slack gives the name back when one is pressed.</summary>
internal static class Actions
{
    public const string Take = "take";
    public const string Pass = "pass";
    public const string GiveBack = "give_back";
    public const string Cancel = "cancel";
    public const string Push = "push";
    public const string Why = "why";

    /// <summary>Whether it is one of these.</summary>
    public static bool IsKnown(string action) => action is Take or Pass or GiveBack or Cancel or Push or Why;
}
