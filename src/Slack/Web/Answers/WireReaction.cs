namespace Pokemanager.Slack;

internal sealed record WireReaction(string? Name, IReadOnlyList<string>? Users)
{
    public SlackReaction ToReaction() => new(Name ?? "", Users ?? []);
}
