namespace Pokemanager.Slack;

internal sealed record OpenDirectAnswer(WireId? Channel) : Answer
{
    public override bool IsComplete => Channel?.Id is not null;
}
