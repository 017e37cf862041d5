using Microsoft.Playwright;
using Pokemanager.Demo.Tests.Browser;
using static Microsoft.Playwright.Assertions;

namespace Pokemanager.Demo.Tests.Stories;

/// <summary>The slash command and the home tab, as people use them.</summary>
public sealed class CommandStory(Chromium browser, SharedDemo shared) : IClassFixture<SharedDemo>
{
    [Fact]
    public async Task What_a_command_answers_only_who_asked_sees()
    {
        await using var visit = await browser.VisitAsync(shared.Demo.Page);
        var catbert = visit.As("catbert");
        var alice = await visit.OpenBesideAsync("alice");
        await alice.OpenAsync("ops-help");

        await catbert.SayAsync("/poke who");

        await Expect(catbert.Message("Who is asked in")).ToContainTextAsync("1. dilbert, for 10 min");
        await Expect(catbert.Message("Who is asked in")).ToContainTextAsync("only visible to you");
        await Expect(alice.Message("Who is asked in")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_command_asks_and_the_home_tab_shows_it_until_it_is_taken()
    {
        await using var visit = await browser.VisitAsync(shared.Demo.Page);
        await visit.As("catbert").SayAsync("/poke who knows the coffee machine?");
        await Expect(visit.As("catbert").Message("catbert asks: who knows the coffee machine?")).ToBeVisibleAsync();
        await Expect(visit.As("catbert").Thread("who knows the coffee machine?")).ToContainTextAsync("Asking dilbert now");

        var dilbert = await visit.OpenBesideAsync("dilbert");
        await dilbert.OpenAsync("Home");
        await Expect(dilbert.Messages).ToContainTextAsync("who knows the coffee machine?");
        await Expect(dilbert.Messages).ToContainTextAsync("Asking dilbert (level 1 of 2), then asok at");
        await visit.PictureAsync("home", ColorScheme.Light);

        var alice = await visit.OpenBesideAsync("alice");
        await alice.OpenAsync("Home");
        await Expect(alice.Messages).ToContainTextAsync("1 request is open.");
        await Expect(alice.Messages).Not.ToContainTextAsync("who knows the coffee machine?");

        await dilbert.OpenAsync("poke");
        await dilbert.PressAsync("who knows the coffee machine?", "I'll take it");
        await Expect(visit.As("catbert").Thread("who knows the coffee machine?")).ToContainTextAsync("dilbert has it");
        var refresh = alice.Messages.GetByRole(AriaRole.Button, new() { Name = "Refresh" });
        await refresh.PressAsync("Enter");
        await Expect(alice.Messages).ToContainTextAsync("No request is open.");
        await Expect(refresh).ToBeFocusedAsync();
    }
}
