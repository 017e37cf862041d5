namespace Pokemanager.Grains.Requests;

/// <summary>What people do with a request beside answering it; the kinds of <see cref="Interfaces.Requests.RequestAction"/>.</summary>
internal static class RequestActions
{
    public const string Pass = "Pass";
    public const string GiveBack = "GiveBack";
    public const string Cancel = "Cancel";
    public const string Push = "Push";
    public const string Nudge = "Nudge";
}
