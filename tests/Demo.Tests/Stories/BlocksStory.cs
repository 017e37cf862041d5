using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Playwright;
using Pokemanager.Demo.Tests.Browser;
using Pokemanager.SlackEmulator;
using static Microsoft.Playwright.Assertions;

namespace Pokemanager.Demo.Tests.Stories;

/// <summary>Whatever an app posts is shown as Slack shows it. The tests post with the bot's token.</summary>
public sealed class BlocksStory(Chromium browser, BlocksStory.Shared shared) : IClassFixture<BlocksStory.Shared>
{
    [Fact]
    public async Task Blocks_and_mark_up_are_shown()
    {
        await using var visit = await browser.VisitAsync(shared.Demo.Page);
        await shared.CallAsync("chat.postMessage", new
        {
            channel = shared.Channel,
            text = "fallback",
            blocks = new object[]
            {
                new { type = "header", text = new { type = "plain_text", text = "The rota" } },
                new { type = "section", text = new { type = "mrkdwn", text = $"*bold* _slanted_ ~gone~ `code` <@{shared.Dilbert}> at <!date^1700000000^{{time_secs}}|then> &lt;b&gt;" } },
                new { type = "section", fields = new[] { new { type = "mrkdwn", text = "*Level*\n1" }, new { type = "mrkdwn", text = "*Waits*\n60 s" } } },
                new { type = "divider" },
                new { type = "context", elements = new[] { new { type = "mrkdwn", text = "small print" } } },
                new
                {
                    type = "actions",
                    elements = new object[]
                    {
                        new { type = "button", action_id = "yes", style = "primary", text = new { type = "plain_text", text = "Yes" } },
                        new { type = "button", action_id = "no", style = "danger", text = new { type = "plain_text", text = "Can't, ask the next" } },
                    },
                },
            },
        });

        var message = visit.As("catbert").Message("The rota");
        await Expect(message.Locator(".heading")).ToHaveTextAsync("The rota");
        await Expect(message.Locator("strong").Nth(1)).ToHaveTextAsync("bold");
        await Expect(message.Locator("em")).ToHaveTextAsync("slanted");
        await Expect(message.Locator("s")).ToHaveTextAsync("gone");
        await Expect(message.Locator("code")).ToHaveTextAsync("code");
        await Expect(message.Locator(".mention")).ToHaveTextAsync("@dilbert");
        await Expect(message.Locator(".section time")).ToHaveAttributeAsync("datetime", "2023-11-14T22:13:20.000Z");
        await Expect(message).ToContainTextAsync("<b>");
        await Expect(message.Locator(".fields > div")).ToHaveCountAsync(2);
        await Expect(message.Locator("hr")).ToHaveCountAsync(1);
        await Expect(message.Locator(".context")).ToHaveTextAsync("small print");
        await Expect(message.Locator(".action.primary")).ToHaveTextAsync("Yes");
        await Expect(message.Locator(".action.danger")).ToHaveTextAsync("Can't, ask the next");
    }

    [Fact]
    public async Task What_is_meant_for_one_person_only_that_person_sees()
    {
        await using var visit = await browser.VisitAsync(shared.Demo.Page);
        var catbert = visit.As("catbert");
        var dilbert = await visit.OpenBesideAsync("dilbert");
        await dilbert.OpenAsync("ops-help");

        await shared.CallAsync("chat.postEphemeral", new { channel = shared.Channel, user = shared.Dilbert, text = "between us" });
        await shared.CallAsync("chat.postMessage", new { channel = shared.Channel, text = "for everybody" });

        await Expect(catbert.Message("for everybody")).ToBeVisibleAsync();
        await Expect(dilbert.Message("between us")).ToContainTextAsync("only visible to you");
        await Expect(catbert.Message("between us")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task The_home_tab_shows_what_the_app_published_and_its_buttons_reach_the_app()
    {
        await using var visit = await browser.VisitAsync(shared.Demo.Page);
        var alice = await visit.BecomeAsync("alice");
        await alice.OpenAsync("Home");
        await Expect(alice.Messages).ToContainTextAsync("Who is asked");

        await shared.CallAsync("views.publish", new
        {
            user_id = shared.Alice,
            view = new
            {
                type = "home",
                blocks = new object[]
                {
                    new { type = "section", text = new { type = "mrkdwn", text = "Nothing waits for *you*." } },
                    new { type = "actions", elements = new[] { new { type = "button", action_id = "refresh", text = new { type = "plain_text", text = "Look again" } } } },
                },
            },
        });

        await Expect(alice.Messages).ToContainTextAsync("Nothing waits for you.");
        var pressed = await visit.Page.RunAndWaitForResponseAsync(
            () => Pane.Button(alice.Messages, "Look again").ClickAsync(), answer => answer.Url.EndsWith("/press-home", StringComparison.Ordinal));
        var payload = (await pressed.JsonAsync())!.Value.GetProperty("payload");
        Assert.Equal("view", payload.GetProperty("container").GetProperty("type").GetString());
        Assert.Equal("refresh", payload.GetProperty("actions")[0].GetProperty("action_id").GetString());
    }

    [Fact]
    public async Task A_button_that_is_pressed_while_its_message_is_edited_is_heard()
    {
        await using var visit = await browser.VisitAsync(shared.Demo.Page);
        await using var onlooker = await browser.VisitAsync(shared.Demo.Page);
        object Offer(string text, string? ts = null) => new
        {
            channel = shared.Channel,
            ts,
            blocks = new object[]
            {
                new { type = "section", text = new { type = "mrkdwn", text } },
                new { type = "actions", elements = new[] { new { type = "button", action_id = "lift", text = new { type = "plain_text", text = "Lift it" } } } },
            },
        };

        var offered = await shared.CallAsync("chat.postMessage", Offer("A box."));
        var button = Pane.Button(visit.As("catbert").Message("A box."), "Lift it");
        await button.HoverAsync();

        await visit.Page.Mouse.DownAsync();
        await shared.CallAsync("chat.update", Offer("A bigger box.", offered.GetProperty("ts").GetString()));
        await Expect(onlooker.As("catbert").Message("A bigger box.")).ToBeVisibleAsync();
        var pressed = await visit.Page.RunAndWaitForResponseAsync(() => visit.Page.Mouse.UpAsync(), answer => answer.Url.EndsWith("/press", StringComparison.Ordinal));

        Assert.True(pressed.Ok);
        await Expect(visit.As("catbert").Message("A bigger box.")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Text_that_begins_with_a_slash_is_sent_as_a_command()
    {
        await using var visit = await browser.VisitAsync(shared.Demo.Page);

        var sent = await visit.Page.RunAndWaitForResponseAsync(
            () => visit.As("catbert").SayAsync("/poke help"), answer => answer.Url.EndsWith("/command", StringComparison.Ordinal));

        var payload = (await sent.JsonAsync())!.Value.GetProperty("payload");
        Assert.Equal("/poke", payload.GetProperty("command").GetString());
        Assert.Equal("help", payload.GetProperty("text").GetString());
        Assert.Equal("ops-help", payload.GetProperty("channel_name").GetString());
    }

    public sealed class Shared : SharedDemo
    {
        private readonly HttpClient _http = new();

        public string Channel { get; private set; } = "";

        public string Dilbert { get; private set; } = "";

        public string Alice { get; private set; } = "";

        public override async ValueTask InitializeAsync()
        {
            await base.InitializeAsync();
            // Ids and tokens of the company are the same in each run.
            var company = Company.Create(new EmulatedSlack());
            (Channel, Dilbert, Alice) = (company.Channel("ops-help").Id, company.User("dilbert").Id, company.User("alice").Id);
            _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", company.BotToken);
        }

        public async Task<JsonElement> CallAsync(string method, object arguments)
        {
            using var answer = await _http.PostAsJsonAsync(new Uri(Demo.Page, $"api/{method}"), arguments);
            var body = await answer.Content.ReadFromJsonAsync<JsonElement>();
            Assert.True(body.GetProperty("ok").GetBoolean(), body.ToString());
            return body;
        }

        public override ValueTask DisposeAsync()
        {
            _http.Dispose();
            return base.DisposeAsync();
        }
    }
}
