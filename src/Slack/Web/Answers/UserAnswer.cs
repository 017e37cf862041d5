namespace Pokemanager.Slack;

internal sealed record UserAnswer(WireUser? User) : Answer
{
    public override bool IsComplete => User?.Id is not null;
}
