namespace Pokemanager.Slack;

internal sealed record ChannelsAnswer(IReadOnlyList<WireChannel?>? Channels) : PagedAnswer
{
    public override bool IsComplete => Channels is not null;
}
