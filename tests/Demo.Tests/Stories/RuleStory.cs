using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Playwright;
using Pokemanager.Demo.Tests.Browser;
using static Microsoft.Playwright.Assertions;

namespace Pokemanager.Demo.Tests.Stories;

/// <summary>What the configuration allows and says: how many requests one may have, which words take one, texts of one's own, and who hears of what goes wrong.</summary>
public sealed class RuleStory(Chromium browser)
{
    [Fact]
    public async Task The_configurations_words_limits_and_operators_count()
    {
        await using var demo = await Demo.StartAsync("""
            escalation_policy: [{handlers: [dilbert], escalate_after_seconds: 600}]
            channels: [ops-help]
            ack: {words: [mine]}
            requests: {max_open_per_requester: 1}
            messages: {thread_receipt: "Calling {names}."}
            ops: {channel: duty}
            """);
        await using var visit = await browser.VisitAsync(demo.Page, width: 1600);
        var catbert = visit.As("catbert");
        var dilbert = await visit.OpenBesideAsync("dilbert");
        await dilbert.OpenAsync("poke");

        await catbert.SayAsync("@poke who has the keys?");
        await Expect(catbert.Thread("who has the keys?")).ToContainTextAsync("Calling dilbert.");
        await catbert.SayAsync("@poke who has the map?");
        await Expect(catbert.Message("Your open requests: 1. I'll take more when one is done.")).ToContainTextAsync("only visible to you");

        await dilbert.SayAsync("what is this?");
        await Expect(dilbert.Message("To take it, press the button or reply with \"mine\"")).ToBeVisibleAsync();
        await dilbert.PressAsync("who has the keys?", "Can't take it");
        await Expect(catbert.Thread("who has the keys?")).ToContainTextAsync("nobody took this");
        await dilbert.OpenAsync("duty");
        await Expect(dilbert.Message("Nobody took a request of catbert")).ToContainTextAsync("I asked dilbert.");
        await dilbert.OpenAsync("poke");
        await dilbert.PressAsync("who has the keys?", "I'll take it");
        await Expect(catbert.Thread("who has the keys?")).ToContainTextAsync("dilbert picked this up after all");
    }

    [Fact]
    public async Task A_mention_that_is_edited_in_asks_once()
    {
        await using var demo = await Demo.StartAsync("escalation_policy: [{handlers: [dilbert], escalate_after_seconds: 600}]");
        await using var visit = await browser.VisitAsync(demo.Page);
        var catbert = visit.As("catbert");
        await catbert.SayAsync("who has the ladder?");

        await EditAsync("who has the ladder?", "@poke who has the ladder?");
        await Expect(catbert.Thread("who has the ladder?")).ToContainTextAsync("Asking dilbert now");
        await Expect(catbert.Message("who has the ladder?")).ToContainTextAsync("(edited)");
        await EditAsync("@poke who has the ladder?", "@poke who has the long ladder?");
        await Expect(catbert.Message("who has the long ladder?")).ToBeVisibleAsync();
        await catbert.SayAsync("@poke who has the saw?");

        var dilbert = await visit.BecomeAsync("dilbert");
        await Expect(dilbert.Message("who has the saw?")).ToBeVisibleAsync();
        await Expect(dilbert.Message("ladder?")).ToHaveCountAsync(1);

        async Task EditAsync(string from, string to)
        {
            var message = catbert.Message("who has the ladder?").First;
            await message.HoverAsync();
            await message.GetByTitle("Edit message").ClickAsync();
            var field = catbert.Root.GetByRole(AriaRole.Textbox, new() { Name = "Edit the message of catbert" });
            await Expect(field).ToHaveValueAsync(from);
            await field.FillAsync(to);
            await field.PressAsync("Enter");
        }
    }

    [Fact]
    public async Task A_guest_is_refused_where_only_members_may_ask()
    {
        await using var demo = await Demo.StartAsync("""
            escalation_policy: [{handlers: [dilbert], escalate_after_seconds: 600}]
            requesters: {external: deny}
            """);
        using (var http = new HttpClient { BaseAddress = demo.Page })
        {
            var world = await http.GetFromJsonAsync<JsonElement>("_emulator/workspaces", TestContext.Current.CancellationToken);
            var company = $"_emulator/workspaces/{world.GetProperty("workspaces")[0].GetProperty("id").GetString()}";
            foreach (var (action, body) in new (string, object)[] { ("users", new { name = "tina", guest = true }), ("join", new { user = "tina", channel = "ops-help" }) })
            {
                using var done = await http.PostAsJsonAsync($"{company}/{action}", body, TestContext.Current.CancellationToken);
                done.EnsureSuccessStatusCode();
            }
        }

        await using var visit = await browser.VisitAsync(demo.Page);
        var tina = await visit.BecomeAsync("tina");
        await tina.OpenAsync("ops-help");
        await tina.SayAsync("@poke may I?");
        await Expect(tina.Message("I take requests from members of this workspace only")).ToContainTextAsync("only visible to you");
        var catbert = await visit.BecomeAsync("catbert");
        await catbert.SayAsync("@poke and I?");

        var dilbert = await visit.BecomeAsync("dilbert");
        await dilbert.OpenAsync("poke");
        await Expect(dilbert.Message("and I?")).ToBeVisibleAsync();
        await Expect(dilbert.Message("may I?")).ToHaveCountAsync(0);
    }
}
