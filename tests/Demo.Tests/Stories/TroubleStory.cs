using System.Globalization;
using Microsoft.Playwright;
using Pokemanager.Demo.Tests.Browser;
using static Microsoft.Playwright.Assertions;

namespace Pokemanager.Demo.Tests.Stories;

/// <summary>What the visitor lets go wrong, and that the bot keeps its word all the same.</summary>
public sealed class TroubleStory(Chromium browser, SharedDemo shared) : IClassFixture<SharedDemo>
{
    [Fact]
    public async Task A_mention_written_while_the_connection_is_dropped_is_not_lost()
    {
        await using var visit = await browser.VisitAsync(shared.Demo.Page);
        await Expect(visit.State).ToHaveTextAsync("poke is connected");

        await visit.CauseAsync("Take Slack down");
        await Expect(visit.State).ToHaveTextAsync("poke is not connected");
        await visit.As("catbert").SayAsync("@poke does anybody hear me?");
        await visit.CauseAsync("Bring Slack back");

        await Expect(visit.As("catbert").Thread("does anybody hear me?")).ToContainTextAsync("Asking dilbert now");
        await Expect(visit.State).ToHaveTextAsync("poke is connected");

        await visit.CauseAsync("Drop the connection");
        await visit.As("catbert").SayAsync("@poke and now?");
        await Expect(visit.As("catbert").Thread("and now?")).ToContainTextAsync("Asking dilbert now");
    }

    [Fact]
    public async Task A_mention_written_while_the_connection_is_frozen_is_not_lost()
    {
        await using var visit = await browser.VisitAsync(shared.Demo.Page);
        await Expect(visit.State).ToHaveTextAsync("poke is connected");

        await visit.CauseAsync("Freeze the connection");
        await Expect(visit.State).ToHaveTextAsync("poke’s connection is frozen");
        await visit.As("catbert").SayAsync("@poke is it cold?");

        await Expect(visit.As("catbert").Thread("is it cold?")).ToContainTextAsync("Asking dilbert now");
        await Expect(visit.State).ToHaveTextAsync("poke is connected");

        await visit.CauseAsync("Freeze the connection");
        await visit.As("catbert").SayAsync("@poke is it warm?");
        await visit.CauseAsync("Thaw the connection");
        await Expect(visit.As("catbert").Thread("is it warm?")).ToContainTextAsync("Asking dilbert now");
    }

    [Fact]
    public async Task After_a_kill_and_a_restart_the_next_level_is_asked_at_the_time_that_was_told()
    {
        await using var demo = await Demo.StartAsync("escalation_policy: [{handlers: [dilbert], escalate_after_seconds: 20}, {handlers: [asok], escalate_after_seconds: 600}]");
        await using var visit = await browser.VisitAsync(demo.Page);
        await visit.As("catbert").SayAsync("@poke will you remember?");
        await Expect(visit.Levels("will you remember?").Nth(1)).ToContainTextAsync("asok next");
        var told = await TimeOfLevelAsync(visit, 2);

        await visit.CauseAsync("Kill poke");
        await Expect(visit.State).ToHaveTextAsync("poke is not running");
        await Expect(visit.Trouble).ToContainTextAsync("poke was killed at");
        await visit.PictureAsync("demo-killed", ColorScheme.Dark);
        await visit.CauseAsync("Start poke");
        await Expect(visit.State).ToHaveTextAsync("poke is connected");

        await Expect(visit.Levels("will you remember?").Nth(1)).ToContainTextAsync("asok asked now", new() { Timeout = 40_000 });

        // A wait that began anew would end 20 s after the start; a machine with other things to do takes some seconds.
        Assert.InRange(await TimeOfLevelAsync(visit, 2) - told, TimeSpan.FromSeconds(-1), TimeSpan.FromSeconds(10));
        var asok = await visit.BecomeAsync("asok");
        await Expect(asok.Message("will you remember?")).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task A_level_that_came_due_while_the_bot_was_dead_is_asked_when_it_is_back()
    {
        await using var demo = await Demo.StartAsync("escalation_policy: [{handlers: [dilbert], escalate_after_seconds: 5}, {handlers: [asok], escalate_after_seconds: 600}]");
        await using var visit = await browser.VisitAsync(demo.Page);
        await visit.As("catbert").SayAsync("@poke will you remember?");
        await Expect(visit.Levels("will you remember?").Nth(1)).ToContainTextAsync("asok next");

        await visit.CauseAsync("Kill poke");
        await Expect(visit.Request("will you remember?").Locator(".wait")).ToContainTextAsync("asok is asked when poke is back");
        await visit.CauseAsync("Start poke");

        await Expect(visit.Levels("will you remember?").Nth(1)).ToContainTextAsync("asok asked now");
        await Expect(visit.As("catbert").Thread("will you remember?")).ToContainTextAsync("Asking asok now");
    }

    [Fact]
    public async Task Nobody_hears_a_button_or_a_command_while_the_bot_is_dead()
    {
        await using var visit = await browser.VisitAsync(shared.Demo.Page);
        await visit.As("catbert").SayAsync("@poke who can help?");
        var dilbert = await visit.OpenBesideAsync("dilbert");
        await Expect(dilbert.Message("who can help?")).ToBeVisibleAsync();
        await visit.CauseAsync("Kill poke");
        await Expect(visit.State).ToHaveTextAsync("poke is not running");

        await dilbert.PressAsync("who can help?", "I'll take it");
        await Expect(visit.Toast).ToContainTextAsync("dilbert: “I'll take it” did not work");
        await visit.As("catbert").SayAsync("/poke status");
        await Expect(visit.Toast).ToContainTextAsync("catbert: “/poke” did not work");
        await visit.CauseAsync("Start poke");
        await Expect(visit.State).ToHaveTextAsync("poke is connected");
    }

    private static async Task<DateTimeOffset> TimeOfLevelAsync(Visit visit, int level) => DateTimeOffset.Parse(
        (await visit.Levels("will you remember?").Nth(level - 1).Locator("time").GetAttributeAsync("datetime"))!, CultureInfo.InvariantCulture);
}
