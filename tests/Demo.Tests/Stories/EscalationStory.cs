using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Pokemanager.Demo.Tests.Browser;
using static Microsoft.Playwright.Assertions;

namespace Pokemanager.Demo.Tests.Stories;

/// <summary>What somebody sees who opens the page for the first time and plays a request through.</summary>
public sealed partial class EscalationStory(Chromium browser, EscalationStory.Shared shared) : IClassFixture<EscalationStory.Shared>
{
    private const string Levels = """
        escalation_policy:
          - handlers: [dilbert]
            escalate_after_seconds: 6
          - handlers: [asok, alice]
            escalate_after_seconds: 30
          - handlers: [wally]
        """;

    [Fact]
    public async Task A_request_that_nobody_takes_goes_to_the_next_level_and_its_requester_is_told_who_has_it()
    {
        await using var visit = await browser.VisitAsync(shared.Demo.Page);

        var ratbert = await visit.BecomeAsync("ratbert");
        await ratbert.SayAsync("@poke the build is red, who broke it?");

        await Expect(ratbert.Thread("the build is red")).ToContainTextAsync("Asking dilbert now");
        await Expect(visit.Request("the build is red").Locator(".wait")).ToContainTextAsync(AskedIn());

        var dilbert = await visit.BecomeAsync("dilbert");
        await Expect(dilbert.Message("ratbert needs someone")).ToContainTextAsync("the build is red, who broke it?");
        await Expect(Pane.Button(dilbert.Message("ratbert needs someone"), "I'll take it")).ToBeVisibleAsync();

        await Expect(visit.Request("the build is red").Locator(".current")).ToContainTextAsync("asok, alice");
        var asok = await visit.BecomeAsync("asok");
        await asok.PressAsync("ratbert needs someone", "I'll take it");
        await Expect(asok.Message("ratbert needs someone")).ToContainTextAsync("Yours since");

        ratbert = await visit.BecomeAsync("ratbert");
        await ratbert.OpenAsync("ops-help");
        await Expect(ratbert.Thread("the build is red")).ToContainTextAsync("asok has it");
        await Expect(visit.Request("the build is red").Locator(".outcome")).ToContainTextAsync("asok has it");
    }

    [Fact]
    public async Task The_timeline_tells_who_was_asked_when_who_is_asked_next_and_when_it_ends()
    {
        await using var visit = await browser.VisitAsync(shared.Demo.Page);
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Got it" }).ClickAsync();

        await visit.As("catbert").SayAsync("@poke the checkout page answers 502, can somebody look?");
        var levels = visit.Levels("502");

        await Expect(levels).ToHaveTextAsync([
            Line("1dilbert asked now"), Line("2asok, alice next"), Line("3wally"), Line("✗nobody took it: catbert is told")]);
        var promised = await levels.Nth(1).Locator("time").GetAttributeAsync("datetime");
        await Expect(levels).ToHaveTextAsync([
            Line("1dilbert no answer"), Line("2asok, alice asked now"), Line("3wally next"), Line("✗nobody took it: catbert is told")]);
        Assert.InRange(DateTimeOffset.Parse((await levels.Nth(1).Locator("time").GetAttributeAsync("datetime"))!, null)
            - DateTimeOffset.Parse(promised!, null), TimeSpan.Zero, TimeSpan.FromSeconds(3));

        var asok = await visit.OpenBesideAsync("asok");
        await Expect(asok.Message("502")).ToContainTextAsync("Level 2 of 3");
        await visit.PictureAsync("demo");
    }

    [Fact]
    public async Task Two_visitors_see_the_same_without_reloading()
    {
        await using var requester = await browser.VisitAsync(shared.Demo.Page);
        await using var handler = await browser.VisitAsync(shared.Demo.Page);
        var dilbert = await handler.BecomeAsync("dilbert");
        await dilbert.OpenAsync("poke");

        await requester.As("catbert").SayAsync("@poke is anybody there?");
        await dilbert.PressAsync("is anybody there?", "I'll take it");

        await Expect(requester.As("catbert").Thread("is anybody there?")).ToContainTextAsync("dilbert has it");
    }

    [Fact]
    public async Task The_page_goes_on_by_itself_when_the_demo_was_killed_and_started_again()
    {
        await using var demo = await Demo.StartAsync(Levels);
        await using var visit = await browser.VisitAsync(demo.Page);
        await Expect(visit.State).ToHaveTextAsync("poke is connected");

        await demo.KillAsync();
        await Expect(visit.State).ToHaveTextAsync("Connecting again…");
        await demo.StartAgainAsync();

        await Expect(visit.State).ToHaveTextAsync("poke is connected");
        await visit.As("catbert").SayAsync("@poke still there?");
        await Expect(visit.As("catbert").Thread("still there?")).ToContainTextAsync("Asking dilbert now");
    }

    public sealed class Shared : SharedDemo
    {
        protected override string Policy => Levels;
    }

    private static Regex Line(string text) => new($"^{Regex.Escape(text)}\\d\\d:\\d\\d:\\d\\d$");

    [GeneratedRegex(@"asok and alice are asked in \d+ s")]
    private static partial Regex AskedIn();
}
