using Pokemanager.SlackEmulator;

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
    public async Task Requests_in_the_middle_of_being_asked_survive_a_kill_and_nobody_is_asked_twice()
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
    public async Task Requests_that_people_have_acted_on_go_on_after_a_kill_as_if_there_had_been_none()
    {
        await using var place = await Workplace.OpenAsync();
        var policy = place.File("policy.yaml", Policy);
        using var first = BotProcess.Start(place.Slack, place.Company, policy, place.Storage);
        await first.ReadyAsync();
        var cancelled = place.Ask("cancelled before");
        place.Company.User("catbert").Press(await place.Line(cancelled, "Asking dilbert now"), "cancel");
        await place.Line(cancelled, "Cancelled by catbert");
        var second = place.Ask("second level before");
        await ActAsync("dilbert", second, "pass");
        await place.Page("asok", "second level before");
        var last = place.Ask("last level before");
        await PassToWallyAsync(last);
        var dropped = place.Ask("dropped before");
        await PassToWallyAsync(dropped);
        await ActAsync("wally", dropped, "pass");
        await place.Line(dropped, "nobody took this");
        var late = place.Ask("taken late before");
        await PassToWallyAsync(late);
        await ActAsync("wally", late, "pass");
        await place.Line(late, "nobody took this");
        await ActAsync("dilbert", late, "take");
        await place.Line(late, "dilbert picked this up after all");
        var givenBack = place.Ask("given back before");
        await ActAsync("dilbert", givenBack, "take");
        await place.Line(givenBack, "dilbert has it");
        var joined = place.Company.User("catbert").Mention(last.Channel, "anybody?", last.Ts);
        await place.Company.Direct("wally").WaitForAsync(
            message => message.Blocks is { } blocks && blocks.GetRawText().Contains("Asked again", StringComparison.Ordinal), Workplace.Patience, "a page that says it was asked again");

        await first.KillAsync();
        using var again = BotProcess.Start(place.Slack, place.Company, policy, place.Storage);
        await again.ReadyAsync();

        await ActAsync("wally", last, "take");
        await place.Line(last, "wally has it");
        await ActAsync("wally", dropped, "take");
        await place.Line(dropped, "wally picked this up after all");
        await ActAsync("dilbert", givenBack, "give_back");
        await place.Line(givenBack, "dilbert gave it back");
        await place.Page("asok", "given back before");
        await place.Page("wally", "second level before");
        await ActAsync("alice", second, "take");
        await place.Line(second, "alice has it");
        var pages = place.PostedKeys().Where(key => key.Contains("#Page:", StringComparison.Ordinal)).ToArray();
        Assert.Equal(pages.Length, pages.Distinct().Count());
        Assert.DoesNotContain(pages, key => key.Contains(joined.Ts, StringComparison.Ordinal));
        Assert.Single(pages, key => key.Contains(cancelled.Ts, StringComparison.Ordinal));

        async Task PassToWallyAsync(EmulatedMessage mention)
        {
            foreach (var handler in new[] { "dilbert", "asok", "alice" })
            {
                await ActAsync(handler, mention, "pass");
            }

            await place.Page("wally", mention.Text[(mention.Text.IndexOf('>', StringComparison.Ordinal) + 2)..]);
        }

        // Once taken, a page shows of the mention only the link to it.
        async Task ActAsync(string handler, EmulatedMessage mention, string action) =>
            place.Company.User(handler).Press(
                await place.Company.Direct(handler).WaitForAsync(
                    message => message.Buttons.Any(button => button.ActionId == action)
                        && message.Blocks!.Value.GetRawText().Contains("p" + mention.Ts.Replace(".", "", StringComparison.Ordinal), StringComparison.Ordinal),
                    Workplace.Patience,
                    $"a page to {handler} about '{mention.Text}' with {action}"),
                action);
    }

    [Fact]
    public async Task A_mention_that_came_too_late_for_anybody_to_be_asked_stays_so_after_a_kill()
    {
        var clock = new SlackClock();
        await using var place = await Workplace.OpenAsync(clock);
        var policy = place.File("policy.yaml", Policy);
        using var first = BotProcess.Start(place.Slack, place.Company, policy, place.Storage);
        await first.ReadyAsync();

        // As if Slack had brought it only now.
        clock.Behind = TimeSpan.FromHours(3);
        var late = place.Ask("hours ago");
        clock.Behind = TimeSpan.Zero;
        await place.Line(late, "so I asked nobody");

        await first.KillAsync();
        using var second = BotProcess.Start(place.Slack, place.Company, policy, place.Storage);
        await second.ReadyAsync();
        place.Ask("just now");
        await place.Page("dilbert", "just now");

        var keys = place.PostedKeys();
        Assert.Distinct(keys);
        Assert.DoesNotContain(keys, key => key.Contains($"{late.Ts}#Page:", StringComparison.Ordinal));
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

    /// <summary>May be put back for a moment, so that what is written in it was written long ago.</summary>
    private sealed class SlackClock : TimeProvider
    {
        public TimeSpan Behind { get; set; }

        public override DateTimeOffset GetUtcNow() => System.GetUtcNow() - Behind;
    }
}
