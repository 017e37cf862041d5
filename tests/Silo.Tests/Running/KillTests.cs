namespace Pokemanager.Silo.Tests.Running;

/// <summary>The process is killed with -9 and started again on the same file.</summary>
public sealed class KillTests
{
    private const string Policy = """
        escalation_policy:
          - handlers: [dilbert]
            escalate_after_seconds: 20
          - handlers: [asok, alice]
            escalate_after_seconds: 8
          - handlers: [wally]
            escalate_after_seconds: 600
        """;

    [Fact]
    public async Task Requests_in_every_state_survive_a_kill_and_nobody_is_asked_twice()
    {
        await using var place = await Workplace.OpenAsync();
        var policy = place.File("policy.yaml", Policy);
        using var first = BotProcess.Start(place.Slack, place.Company, policy, place.Storage);
        await first.ReadyAsync();
        var acknowledged = place.Ask("acknowledged before the kill");
        place.Company.User("dilbert").Press(await place.Page("dilbert", "acknowledged before"), "take");
        await place.Line(acknowledged, "dilbert has it");
        var waiting = Enumerable.Range(0, 100).Select(i => place.Ask($"waiting number {i}.")).ToArray();
        foreach (var i in Enumerable.Range(0, 100))
        {
            await place.Page("dilbert", $"waiting number {i}.");
        }

        var fresh = Enumerable.Range(0, 50).Select(i => place.Ask($"fresh number {i}.")).ToArray();
        await first.KillAsync();
        var missed = place.Ask("written while nobody listened");
        using var second = BotProcess.Start(place.Slack, place.Company, policy, place.Storage);
        await second.ReadyAsync();

        foreach (var mention in waiting.Concat(fresh).Append(missed))
        {
            await place.Line(mention, "Asking wally now");
            await place.Page("wally", mention.Text[(mention.Text.IndexOf('>', StringComparison.Ordinal) + 2)..]);
        }

        var repeated = place.PostedKeys().GroupBy(key => key).Where(group => group.Count() > 1).ToArray();
        Assert.True(repeated.Length is 0, $"Posted twice: {string.Join(", ", repeated.Select(group => group.Key))}\n{second.Output}");
        Assert.Equal(152, place.PostedKeys().Count(key => key.Contains("#Page:0:", StringComparison.Ordinal)));
        Assert.Equal(151, place.PostedKeys().Count(key => key.Contains("#Page:2:", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task An_answer_given_while_the_process_was_dead_is_found_when_it_is_back()
    {
        await using var place = await Workplace.OpenAsync();
        var policy = place.File("policy.yaml", "escalation_policy: [{handlers: [dilbert], escalate_after_seconds: 600}]");
        using var first = BotProcess.Start(place.Slack, place.Company, policy, place.Storage, isRtm: true);
        await first.ReadyAsync();
        var mention = place.Ask("who can help?");
        await place.Page("dilbert", "who can help?");
        await place.Line(mention, "Asking dilbert now");
        await first.KillAsync();

        place.Company.User("dilbert").Direct("I can");
        using var second = BotProcess.Start(place.Slack, place.Company, policy, place.Storage, isRtm: true);

        await place.Line(mention, "dilbert has it");
    }
}
