namespace Pokemanager.Slack;

internal sealed record MessagesAnswer(IReadOnlyList<WireMessage?>? Messages) : PagedAnswer
{
    public override bool IsComplete => Messages is not null;
}
