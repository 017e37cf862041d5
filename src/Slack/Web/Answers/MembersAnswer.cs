namespace Pokemanager.Slack;

internal sealed record MembersAnswer(IReadOnlyList<string?>? Members) : PagedAnswer
{
    public override bool IsComplete => Members is not null;
}
