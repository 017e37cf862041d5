using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Web;
using Pokemanager.SlackEmulator;

namespace Pokemanager.Slack.Tests.Emulator;

public sealed class HttpPushTests
{
    [Fact]
    public async Task Event_is_pushed_with_a_signature_over_its_raw_body()
    {
        await using var scene = await EmulatorScene.StartAsync();
        await using var app = await PushedApp.StartAsync(scene.App);

        scene.Wally.Mention(scene.Channel, "db down");

        var push = await app.NextAsync(p => p.Body.Contains("\"app_mention\"", StringComparison.Ordinal));
        var expected = HMACSHA256.HashData(
            Encoding.UTF8.GetBytes(scene.App.Pushes.SigningSecret), Encoding.UTF8.GetBytes($"v0:{push.Timestamp}:{push.Body}"));
        Assert.Equal($"v0={Convert.ToHexStringLower(expected)}", push.Signature);
        Assert.Equal("event_callback", JsonDocument.Parse(push.Body).RootElement.GetProperty("type").GetString());
    }

    [Fact]
    public async Task Event_that_is_not_taken_comes_again_with_its_number_and_the_reason()
    {
        await using var scene = await EmulatorScene.StartAsync(new EmulatorOptions { RetryScale = 0.001 });
        await using var app = await PushedApp.StartAsync(scene.App, status: 500);
        scene.App.Subscriptions.IntersectWith(["app_mention"]);

        scene.Wally.Mention(scene.Channel, "db down");

        var pushes = new List<Push>();
        for (var i = 0; i < 4; i++) pushes.Add(await app.NextAsync(_ => true));
        Assert.Equal([null, "1", "2", "3"], pushes.Select(p => p.RetryNumber));
        Assert.Equal([null, "http_error", "http_error", "http_error"], pushes.Select(p => p.RetryReason));
        Assert.Single(pushes.Select(p => JsonDocument.Parse(p.Body).RootElement.GetProperty("event_id").GetString()).Distinct());
    }

    [Theory]
    [InlineData(307, 3, "too_many_redirects")]
    [InlineData(0, 1, "http_timeout")]
    public async Task Event_that_is_led_around_or_never_answered_comes_again_too(int status, int askedFirst, string reason)
    {
        await using var scene = await EmulatorScene.StartAsync(new EmulatorOptions { RetryScale = 0.001, ConfirmWithin = TimeSpan.FromSeconds(1) });
        await using var app = await PushedApp.StartAsync(scene.App, status);
        scene.App.Subscriptions.IntersectWith(["app_mention"]);

        scene.Wally.Mention(scene.Channel, "db down");

        var pushes = new List<Push>();
        do pushes.Add(await app.NextAsync(_ => true));
        while (pushes[^1].RetryNumber is null);
        Assert.Equal((askedFirst, reason), (pushes.Count - 1, pushes[^1].RetryReason));
    }

    [Fact]
    public async Task Retries_stop_when_the_app_asks_for_it()
    {
        await using var scene = await EmulatorScene.StartAsync(new EmulatorOptions { RetryScale = 0.001 });
        await using var app = await PushedApp.StartAsync(scene.App, status: 500, noRetry: true);
        scene.App.Subscriptions.IntersectWith(["app_mention"]);

        scene.Wally.Mention(scene.Channel, "first");
        Assert.Contains("first", (await app.NextAsync(_ => true)).Body);
        scene.Wally.Mention(scene.Channel, "second");

        Assert.Contains("second", (await app.NextAsync(_ => true)).Body);
        Assert.Equal(0, app.Unread);
    }

    [Fact]
    public async Task Button_press_is_pushed_as_a_form_with_one_field()
    {
        await using var scene = await EmulatorScene.StartAsync();
        await using var app = await PushedApp.StartAsync(scene.App);
        await scene.Bot.CallAsync("chat.postMessage", ("channel", scene.Wally.Id), ("text", "ask"), ("blocks",
            """[{"type":"actions","elements":[{"type":"button","action_id":"poke_ack","text":{"type":"plain_text","text":"Ack"}}]}]"""));

        var press = scene.Wally.Press(scene.Workspace.Direct(scene.Wally).Messages.Single(), "poke_ack");

        var push = await app.NextAsync(p => p.Body.StartsWith("payload=", StringComparison.Ordinal));
        var payload = JsonDocument.Parse(HttpUtility.ParseQueryString(push.Body)["payload"]!).RootElement;
        Assert.Equal("block_actions", payload.GetProperty("type").GetString());
        Assert.True(await press.Confirmed);
    }

    [Fact]
    public async Task Request_url_is_verified_by_its_challenge()
    {
        await using var scene = await EmulatorScene.StartAsync();
        await using var app = await PushedApp.StartAsync(scene.App);

        Assert.Null(await scene.App.Pushes.VerifyAsync(TestContext.Current.CancellationToken));
        app.EchoesChallenge = false;
        Assert.NotNull(await scene.App.Pushes.VerifyAsync(TestContext.Current.CancellationToken));
    }
}
