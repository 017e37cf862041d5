using Pokemanager.Grains.Interfaces.Requests;
using Pokemanager.Grains.Interfaces.Workspaces;
using Pokemanager.Slack;

namespace Pokemanager.Grains.Messages;

/// <summary>What the home tab shows: which requests are open, and who would be asked.</summary>
internal static class HomeMessage
{
    /// <summary>The action of the button that looks again.</summary>
    public const string RefreshAction = "home_refresh";

    public static HomeView Render(IReadOnlyList<RequestSnapshot> open, PreparedPlan plan, string reader, DateTimeOffset now) => new(
    [
        .. Sections(OpenRequestsMessage.Sections(open, reader, null)),
        new ActionsBlock([new ButtonElement(RefreshAction, "Refresh", null)]),
        new ContextBlock([$"As of {SlackText.Time(now)}."]),
        .. Sections(WhoMessage.Sections(plan, null)),
        new ContextBlock(["Mention me in a channel that I am in, and I find somebody."]),
    ]);

    private static IEnumerable<Block> Sections(IEnumerable<string> texts) => texts.Select(text => new SectionBlock(text));
}
