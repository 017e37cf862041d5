using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using Pokemanager.Demo.Tests.Browser;
using static Microsoft.Playwright.Assertions;

namespace Pokemanager.Demo.Tests;

/// <summary>Axe finds nothing serious, by light and by dark.</summary>
public sealed class AccessibilityTests(Chromium browser)
{
    [Fact]
    public async Task Nothing_stands_in_the_way_of_anybody()
    {
        await using var demo = await Demo.StartAsync("escalation_policy: [{handlers: [dilbert], escalate_after_seconds: 3}, {handlers: [asok], escalate_after_seconds: 600}]");
        await using var visit = await browser.VisitAsync(demo.Page);
        await Expect(visit.Page.Locator(".policy")).ToBeVisibleAsync();
        await ExpectNothingSeriousAsync(visit, "at first sight");

        var catbert = visit.As("catbert");
        await catbert.SayAsync("@poke first question, see `code` and https://example.com");
        await Expect(visit.Request("first question").Locator(".current")).ToContainTextAsync("asok");
        var asok = await visit.OpenBesideAsync("asok");
        await asok.PressAsync("first question", "I'll take it");
        await catbert.SayAsync("@poke second question");
        await Expect(visit.Request("second question").Locator(".current")).ToContainTextAsync("dilbert");
        await catbert.Thread("first question").Locator(".open-thread").ClickAsync();
        await asok.Message("first question").HoverAsync();
        await ExpectNothingSeriousAsync(visit, "in the middle of things");

        await catbert.SayAsync("/poke who");
        await Expect(catbert.Message("Who is asked in")).ToBeVisibleAsync();
        await asok.OpenAsync("Home");
        await Expect(asok.Messages).ToContainTextAsync("Who is asked");
        await ExpectNothingSeriousAsync(visit, "at the home tab");

        await visit.CauseAsync("Kill poke");
        await Expect(visit.Trouble.GetByRole(AriaRole.Button, new() { Name = "Start poke" })).ToBeVisibleAsync();
        await Expect(visit.Page.Locator(".silent")).ToBeVisibleAsync();
        await ExpectNothingSeriousAsync(visit, "while the bot is dead");
    }

    private static async Task ExpectNothingSeriousAsync(Visit visit, string when)
    {
        foreach (var scheme in new[] { ColorScheme.Light, ColorScheme.Dark })
        {
            await visit.Page.EmulateMediaAsync(new() { ColorScheme = scheme });
            var found = await visit.Page.RunAxe();
            var serious = found.Violations.Where(violation => violation.Impact is "serious" or "critical")
                .Select(violation => $"{violation.Id}: {violation.Help} at {string.Join("; ", violation.Nodes.Select(node => $"{node.Target} ({node.Any.FirstOrDefault()?.Message})"))}");
            Assert.True(!serious.Any(), $"{when}, {scheme}: {string.Join('\n', serious)}");
        }
    }
}
