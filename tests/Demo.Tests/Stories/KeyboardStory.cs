using Microsoft.Playwright;
using Pokemanager.Demo.Tests.Browser;
using static Microsoft.Playwright.Assertions;

namespace Pokemanager.Demo.Tests.Stories;

/// <summary>The whole story without a mouse.</summary>
public sealed class KeyboardStory(Chromium browser)
{
    private const int MostSteps = 120;

    [Fact]
    public async Task A_request_is_asked_and_taken_with_keys_alone()
    {
        await using var demo = await Demo.StartAsync("escalation_policy: [{handlers: [dilbert], escalate_after_seconds: 600}]");
        await using var visit = await browser.VisitAsync(demo.Page);
        await Expect(visit.State).ToHaveTextAsync("poke is connected");

        await PressOnAsync(visit, "Message #ops-help as catbert");
        await visit.Page.Keyboard.TypeAsync("@poke can you hear my keys?");
        await visit.Page.Keyboard.PressAsync("Enter");
        await Expect(visit.As("catbert").Thread("can you hear my keys?")).ToContainTextAsync("Asking dilbert now");

        await Expect(visit.Person("dilbert").Locator(".count")).ToHaveTextAsync("1 unread message");
        await PressOnAsync(visit, "Open dilbert beside", "Enter");
        await Expect(visit.As("dilbert").Message("can you hear my keys?")).ToBeVisibleAsync();
        await PressOnAsync(visit, "I'll take it", "Space");
        await Expect(visit.As("catbert").Thread("can you hear my keys?")).ToContainTextAsync("dilbert has it");

        await PressOnAsync(visit, "Reply in thread", "Enter", within: "catbert’s Slack");
        await visit.Page.Keyboard.TypeAsync("thank you");
        await visit.Page.Keyboard.PressAsync("Enter");
        await Expect(visit.As("catbert").Thread("can you hear my keys?")).ToContainTextAsync("thank you");

        await PressOnAsync(visit, "Kill poke", "Enter");
        await Expect(visit.State).ToHaveTextAsync("poke is not running");
        await Expect(visit.Trouble.GetByRole(AriaRole.Button, new() { Name = "Start poke" })).ToBeFocusedAsync();
    }

    /// <summary>Goes on by Tab until what has the focus is called <paramref name="name"/>, then presses the key.</summary>
    private static async Task PressOnAsync(Visit visit, string name, string? key = null, string within = "")
    {
        for (var step = 0; step < MostSteps; step++)
        {
            await visit.Page.Keyboard.PressAsync("Tab");
            var focused = await visit.Page.EvaluateAsync<string>("() => document.activeElement.getAttribute('aria-label') ?? document.activeElement.textContent");
            var pane = await visit.Page.EvaluateAsync<string?>("() => document.activeElement.closest('.pane')?.getAttribute('aria-label')") ?? "";
            if (focused.EndsWith(name, StringComparison.Ordinal) && pane.Contains(within, StringComparison.Ordinal))
            {
                if (key is not null)
                {
                    await visit.Page.Keyboard.PressAsync(key);
                }

                return;
            }
        }

        Assert.Fail($"Nothing called '{name}' can be reached by Tab.");
    }
}
