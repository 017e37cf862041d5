namespace Pokemanager.Slack;

internal sealed record ChannelAnswer(WireChannel? Channel) : Answer
{
    public override bool IsComplete => Channel?.Id is not null;
}
