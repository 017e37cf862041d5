namespace Pokemanager.Silo.Tests.Running;

/// <summary>Slack says 429.</summary>
public sealed class LimitTests
{
    [Fact]
    public async Task Limited_messages_arrive_once_and_edits_that_are_limited_hold_up_nothing()
    {
        await using var place = await Workplace.OpenAsync();
        using var bot = await place.RunBotAsync();
        place.Slack.Slack.Faults.RateLimit("chat.update", 600);
        place.Slack.Slack.Faults.RateLimit("chat.postMessage", null, calls: 3);

        var first = place.Ask("first question");
        place.Company.User("dilbert").Press(await place.Page("dilbert", "first question"), "take");
        await place.Line(first, "dilbert has it");
        var second = place.Ask("second question");
        await place.Page("dilbert", "second question");
        await place.Line(second, "Asking dilbert now");

        Assert.Equal(place.PostedKeys().Distinct(), place.PostedKeys());
    }
}
