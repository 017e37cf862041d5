using Pokemanager.Demo.Tests.Browser;
using static Microsoft.Playwright.Assertions;

namespace Pokemanager.Demo.Tests.Stories;

/// <summary>The visitor's own policy, with people and channels that the company has not.</summary>
public sealed class PolicyStory(Chromium browser)
{
    [Fact]
    public async Task Everybody_whom_a_policy_names_works_in_the_company()
    {
        await using var demo = await Demo.StartAsync("""
            channels: [data-help]
            escalation_policy:
              - handlers: [grace, "Anna Lee", U024BE7LH, "email:lead@example.com", Dilbert]
                escalate_after_seconds: 600
            """);
        await using var visit = await browser.VisitAsync(demo.Page);

        await Expect(visit.As("catbert").Root.GetByRole(Microsoft.Playwright.AriaRole.Heading, new() { Name = "#data-help" })).ToBeVisibleAsync();
        await visit.As("catbert").SayAsync("@poke who knows the warehouse?");

        await Expect(visit.Request("who knows the warehouse?").Locator(".current")).ToContainTextAsync("grace, Anna Lee, U024BE7LH, lead, dilbert");
        await Expect(visit.As("catbert").Thread("who knows the warehouse?")).Not.ToContainTextAsync("no Slack user");
        await (await visit.BecomeAsync("Anna Lee")).PressAsync("who knows the warehouse?", "I'll take it");
        await Expect(visit.Request("who knows the warehouse?").Locator(".outcome")).ToContainTextAsync("Anna Lee has it");

        var lead = await visit.BecomeAsync("lead");
        await lead.OpenAsync("ops-help");
        await Expect(lead.Root).ToContainTextAsync("poke is not in this channel");
        Assert.Contains("mention @poke in #data-help", demo.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_channel_may_be_named_by_its_id()
    {
        await using var demo = await Demo.StartAsync("{channels: [C024BE91L], escalation_policy: [{handlers: [dilbert]}]}");
        await using var visit = await browser.VisitAsync(demo.Page);

        await visit.As("catbert").SayAsync("@poke anybody in here?");

        await Expect(visit.As("catbert").Tab("c024be91l").Locator("[aria-current]")).ToBeVisibleAsync();
        await Expect(visit.As("catbert").Thread("anybody in here?")).ToContainTextAsync("Asking dilbert now");
    }

    [Fact]
    public async Task A_changed_file_is_played_without_a_restart()
    {
        await using var demo = await Demo.StartAsync("{channels: [random], escalation_policy: [{handlers: [dilbert]}]}");
        await using var visit = await browser.VisitAsync(demo.Page);
        await Expect(visit.Page.Locator(".policy")).ToContainTextAsync("dilbert");
        Assert.Contains("mention @poke in #random", demo.Output, StringComparison.Ordinal);

        await File.WriteAllTextAsync(
            demo.PolicyFile, "{channels: [general], escalation_policy: [{handlers: [grace]}]}", TestContext.Current.CancellationToken);
        await Expect(visit.Page.Locator(".policy")).ToContainTextAsync("grace");
        await Expect(visit.Person("grace")).ToBeVisibleAsync();

        await visit.As("catbert").OpenAsync("general");
        await visit.As("catbert").SayAsync("@poke who is new?");
        await Expect(visit.As("catbert").Thread("who is new?")).ToContainTextAsync("Asking grace now");
    }

    [Fact]
    public async Task Speed_makes_the_waits_shorter_and_says_so()
    {
        await using var demo = await Demo.StartAsync("escalation_policy: [{handlers: [dilbert], escalate_after_seconds: 3600}]", "--speed", "60");
        await using var visit = await browser.VisitAsync(demo.Page);

        await Expect(visit.Trouble).ToContainTextAsync("Waits are 60 times shorter");
        await Expect(visit.Page.Locator(".policy")).ToContainTextAsync("dilbert waits 60 s");
    }
}
