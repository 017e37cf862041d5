namespace Pokemanager.Slack;

internal sealed record SocketModeAnswer(string? Url) : Answer
{
    public override bool IsComplete => SocketUrl.IsUsable(Url);
}
