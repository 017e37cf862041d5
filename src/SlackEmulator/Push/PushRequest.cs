namespace Pokemanager.SlackEmulator.Push;

/// <summary>One signed request to the app. Only events are repeated.</summary>
internal sealed record PushRequest(Uri Url, byte[] Body, string ContentType, EmulatedInteraction? Interaction = null)
{
    public int Attempt { get; init; }

    public string Reason { get; init; } = "";
}
