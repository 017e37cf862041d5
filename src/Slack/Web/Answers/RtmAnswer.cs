namespace Pokemanager.Slack;

internal sealed record RtmAnswer(string? Url, WireId? Team, WireId? Self) : Answer
{
    public override bool IsComplete => SocketUrl.IsUsable(Url) && Team?.Id is not null && Self?.Id is not null;
}
