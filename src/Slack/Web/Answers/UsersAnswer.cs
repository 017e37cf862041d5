namespace Pokemanager.Slack;

internal sealed record UsersAnswer(IReadOnlyList<WireUser?>? Members) : PagedAnswer
{
    public override bool IsComplete => Members is not null;
}
