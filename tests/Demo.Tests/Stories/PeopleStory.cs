using Microsoft.Playwright;
using Pokemanager.Demo.Tests.Browser;
using static Microsoft.Playwright.Assertions;

namespace Pokemanager.Demo.Tests.Stories;

/// <summary>Several people at once: what each has not read, and some of them side by side.</summary>
public sealed class PeopleStory(Chromium browser, SharedDemo shared) : IClassFixture<SharedDemo>
{
    [Fact]
    public async Task Whoever_is_asked_has_a_mark_until_the_page_is_read()
    {
        await using var demo = await Demo.StartAsync("escalation_policy: [{handlers: [dilbert], escalate_after_seconds: 600}]");
        await using var visit = await browser.VisitAsync(demo.Page);

        await visit.As("catbert").SayAsync("@poke who can help?");

        await Expect(visit.Person("dilbert").Locator(".count")).ToHaveTextAsync("1 unread message");
        await Expect(visit.Person("asok").Locator(".count")).ToHaveCountAsync(0);
        await Expect(visit.Page).ToHaveTitleAsync("(1) Pokemanager demo");

        var dilbert = await visit.BecomeAsync("dilbert");
        await Expect(dilbert.Message("who can help?")).ToBeVisibleAsync();
        await Expect(visit.Person("dilbert").Locator(".count")).ToHaveCountAsync(0);
        await Expect(dilbert.Tab("ops-help").Locator(".fresh")).ToContainTextAsync("new messages");
        await Expect(visit.Page).ToHaveTitleAsync("Pokemanager demo");

        await visit.Page.ReloadAsync();
        await Expect(visit.As("dilbert").Message("who can help?")).ToBeVisibleAsync();
        await Expect(visit.Person("dilbert").Locator(".count")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task People_side_by_side_talk_to_each_other()
    {
        await using var visit = await browser.VisitAsync(shared.Demo.Page, width: 1600);
        var catbert = visit.As("catbert");
        var dilbert = await visit.OpenBesideAsync("dilbert");
        var wally = await visit.OpenBesideAsync("wally");
        await wally.OpenAsync("ops-help");

        await catbert.SayAsync("@poke who can help?");
        await dilbert.PressAsync("who can help?", "I'll take it");
        await Expect(catbert.Thread("who can help?")).ToContainTextAsync("dilbert has it");
        await wally.SayAsync("lucky you");
        await Expect(catbert.Message("lucky you")).ToBeVisibleAsync();

        await wally.Root.GetByRole(AriaRole.Button, new() { Name = "Close" }).ClickAsync();
        await Expect(wally.Root).ToHaveCountAsync(0);
        await visit.BecomeAsync("asok");
        await Expect(visit.As("dilbert").Root).ToHaveCountAsync(0);
        await Expect(visit.As("catbert").Root).ToBeVisibleAsync();
        await Expect(visit.As("asok").Root).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Four_people_are_the_most_side_by_side()
    {
        await using var visit = await browser.VisitAsync(shared.Demo.Page);
        foreach (var name in new[] { "dilbert", "wally", "asok" })
        {
            await Expect((await visit.OpenBesideAsync(name)).Root).ToBeVisibleAsync();
        }

        await visit.OpenBesideAsync("alice");

        await Expect(visit.Toast).ToContainTextAsync("4 people");
        await Expect(visit.As("alice").Root).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task What_arrives_is_told_to_those_who_cannot_see_it()
    {
        await using var visit = await browser.VisitAsync(shared.Demo.Page);

        await visit.As("catbert").SayAsync("@poke is anybody there?");

        await Expect(visit.Page.Locator("[aria-live=polite]")).ToContainTextAsync("To catbert, from poke: 👀 Asking dilbert now");
    }
}
