namespace Pokemanager.Slack;

internal sealed record PostAnswer(string? Channel, string? Ts) : Answer
{
    public override bool IsComplete => Channel is not null && Ts is not null;
}
