using Microsoft.Playwright;
using Pokemanager.Demo.Tests.Browser;
using static Microsoft.Playwright.Assertions;

namespace Pokemanager.Demo.Tests.Stories;

/// <summary>The ways to answer besides the button. Each test asks something and leaves it answered, so they share a demo.</summary>
public sealed class AnswerStory(Chromium browser, SharedDemo shared) : IClassFixture<SharedDemo>
{
    [Fact]
    public async Task A_private_reply_takes_it()
    {
        await using var visit = await AskAsync("who knows the proxy?");

        var dilbert = await visit.BecomeAsync("dilbert");
        await dilbert.OpenAsync("poke");
        await Expect(dilbert.Message("who knows the proxy?")).ToBeVisibleAsync();
        await dilbert.SayAsync("I do");

        await ExpectTakenAsync(visit, "who knows the proxy?");
    }

    [Fact]
    public async Task An_emoji_on_the_page_takes_it()
    {
        await using var visit = await AskAsync("who knows the printer?");

        var dilbert = await visit.BecomeAsync("dilbert");
        await dilbert.OpenAsync("poke");
        var page = dilbert.Message("who knows the printer?");
        await page.HoverAsync();
        await page.Locator("summary").ClickAsync();
        await Pane.Button(page, "eyes").ClickAsync();

        await Expect(page.Locator(".chip")).ToContainTextAsync("👀 1");
        await ExpectTakenAsync(visit, "who knows the printer?");
    }

    [Fact]
    public async Task An_answer_in_the_thread_takes_it()
    {
        await using var visit = await AskAsync("who knows the fax?");

        var dilbert = await visit.BecomeAsync("dilbert");
        await dilbert.OpenAsync("ops-help");
        var thread = dilbert.Thread("who knows the fax?");
        await thread.Locator(".open-thread").ClickAsync();
        await thread.GetByRole(AriaRole.Textbox).FillAsync("turn it off and on again");
        await thread.GetByRole(AriaRole.Textbox).PressAsync("Enter");

        await Expect(thread).ToContainTextAsync("turn it off and on again");
        await ExpectTakenAsync(visit, "who knows the fax?");
    }

    [Fact]
    public async Task Who_writes_in_private_without_having_been_asked_is_told_where_to_ask()
    {
        await using var visit = await browser.VisitAsync(shared.Demo.Page);
        var dogbert = await visit.BecomeAsync("dogbert");
        await dogbert.OpenAsync("poke");

        await dogbert.SayAsync("hello?");

        await Expect(dogbert.Message("Please ask in a channel.")).ToBeVisibleAsync();
    }

    private async Task<Visit> AskAsync(string question)
    {
        var visit = await browser.VisitAsync(shared.Demo.Page);
        await visit.As("catbert").SayAsync($"@poke {question}");
        await Expect(visit.As("catbert").Thread(question)).ToContainTextAsync("Asking dilbert now");
        return visit;
    }

    private static async Task ExpectTakenAsync(Visit visit, string question)
    {
        var catbert = await visit.BecomeAsync("catbert");
        await catbert.OpenAsync("ops-help");
        await Expect(catbert.Thread(question)).ToContainTextAsync("dilbert has it");
    }
}
