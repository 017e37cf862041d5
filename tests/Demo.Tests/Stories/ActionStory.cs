using Microsoft.Playwright;
using Pokemanager.Demo.Tests.Browser;
using static Microsoft.Playwright.Assertions;

namespace Pokemanager.Demo.Tests.Stories;

/// <summary>What handlers and requesters do beside taking a request. Each test ends what it began, so they share a demo.</summary>
public sealed class ActionStory(Chromium browser, ActionStory.Shared shared) : IClassFixture<ActionStory.Shared>
{
    private const string Levels = """
        escalation_policy:
          - handlers: [dilbert]
            escalate_after_seconds: 600
          - handlers: [asok, alice]
            escalate_after_seconds: 600
          - handlers: [wally]
        """;

    [Fact]
    public async Task Passed_on_by_one_taken_and_given_back_by_another_it_goes_to_the_last()
    {
        await using var visit = await AskAsync("who has the keys?");
        var dilbert = await OpenDirectAsync(visit, "dilbert");
        await dilbert.PressAsync("who has the keys?", "Can't, ask the next");
        await Expect(dilbert.Message("who has the keys?")).ToContainTextAsync("You passed this on");

        var asok = await OpenDirectAsync(visit, "asok");
        await asok.PressAsync("who has the keys?", "I'll take it");
        await Expect(asok.Message("who has the keys?")).ToContainTextAsync("Yours since");
        await asok.PressAsync("who has the keys?", "Give it back");
        await Expect(asok.Message("who has the keys?")).ToContainTextAsync("You passed this on");

        var alice = await OpenDirectAsync(visit, "alice");
        await Expect(alice.Message("Asked again below")).ToBeVisibleAsync();
        await visit.As("alice").Message("who has the keys?").Last.GetByText("I'll take it").ClickAsync();
        var catbert = await visit.BecomeAsync("catbert");
        await catbert.OpenAsync("ops-help");
        await Expect(catbert.Thread("who has the keys?")).ToContainTextAsync("asok gave it back");
        await Expect(catbert.Thread("who has the keys?")).ToContainTextAsync("alice has it");
    }

    [Fact]
    public async Task The_requester_sees_why_does_not_wait_and_cancels()
    {
        await using var visit = await AskAsync("who has the map?");
        var catbert = visit.As("catbert");
        var thread = catbert.Thread("who has the map?");

        await Pane.Button(thread, "Why them?").First.ClickAsync();
        await Expect(thread).ToContainTextAsync("it is the first");
        await Expect(thread).ToContainTextAsync("only visible to you");
        await Pane.Button(thread, "Ask the next now").ClickAsync();
        await Expect(thread).ToContainTextAsync("catbert asked not to wait. Asking asok and alice now");
        await Pane.Button(thread, "Cancel").ClickAsync();

        await Expect(thread).ToContainTextAsync("Cancelled by catbert. 3 people told to stand down.");
        await Expect(visit.Request("who has the map?").Locator(".outcome")).ToContainTextAsync("Cancelled by catbert");
        var dilbert = await OpenDirectAsync(visit, "dilbert");
        await Expect(dilbert.Message("who has the map?")).ToContainTextAsync("catbert cancelled it");
    }

    [Fact]
    public async Task Another_mention_in_the_thread_shows_on_the_page_and_asks_nobody_anew()
    {
        await using var visit = await AskAsync("who has the ladder?");
        var thread = visit.As("catbert").Thread("who has the ladder?");
        await thread.Locator(".open-thread").ClickAsync();
        await thread.GetByRole(AriaRole.Textbox).FillAsync("@poke anybody?");
        await thread.GetByRole(AriaRole.Textbox).PressAsync("Enter");

        await Expect(thread).ToContainTextAsync("I'm still asking dilbert");
        var dilbert = await OpenDirectAsync(visit, "dilbert");
        await Expect(dilbert.Message("who has the ladder?")).ToContainTextAsync("Asked again");
        await Expect(dilbert.Message("who has the ladder?")).ToHaveCountAsync(1);
        await dilbert.PressAsync("who has the ladder?", "I'll take it");
        await Expect(dilbert.Message("who has the ladder?")).ToContainTextAsync("Yours since");
    }

    private async Task<Visit> AskAsync(string question)
    {
        var visit = await browser.VisitAsync(shared.Demo.Page);
        await visit.As("catbert").SayAsync($"@poke {question}");
        await Expect(visit.As("catbert").Thread(question)).ToContainTextAsync("Asking dilbert now");
        return visit;
    }

    private static async Task<Pane> OpenDirectAsync(Visit visit, string person)
    {
        var pane = await visit.BecomeAsync(person);
        await pane.OpenAsync("poke");
        return pane;
    }

    public sealed class Shared : SharedDemo
    {
        protected override string Policy => Levels;
    }
}
