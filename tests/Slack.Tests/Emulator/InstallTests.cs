using System.Net;

namespace Pokemanager.Slack.Tests.Emulator;

/// <summary>How an app gets into a workspace and into a channel, and how its views change.</summary>
public sealed class InstallTests
{
    private const string Back = "https://app.test/slack/oauth_redirect?from=here";

    [Fact]
    public async Task Who_agrees_comes_back_with_a_code_that_is_good_for_one_token()
    {
        await using var scene = await EmulatorScene.StartAsync();
        var globex = scene.Host.Slack.AddWorkspace("globex");
        globex.AddUser("hank");
        using var anybody = new ApiCaller(scene.Host, token: null);

        var location = await ConsentAsync(scene, scene.App.ClientId, globex.Id);

        Assert.StartsWith($"{Back}&code=", location, StringComparison.Ordinal);
        Assert.EndsWith("&state=a%20b", location, StringComparison.Ordinal);
        (string, string)[] exchange =
        [
            ("client_id", scene.App.ClientId), ("client_secret", scene.App.ClientSecret), ("redirect_uri", Back),
            ("code", Uri.UnescapeDataString(location!.Split("code=")[1].Split('&')[0])),
        ];
        Assert.Equal("bad_client_secret", await anybody.ErrorOfAsync("oauth.v2.access", [exchange[0], ("client_secret", "x"), .. exchange[2..]]));
        Assert.Equal("bad_redirect_uri", await anybody.ErrorOfAsync("oauth.v2.access", [.. exchange[..2], ("redirect_uri", "https://x.test/"), exchange[3]]));
        var installed = await anybody.CallAsync("oauth.v2.access", exchange);
        Assert.Equal(("globex", globex.BotToken), (installed.GetProperty("team").GetProperty("name").GetString(), installed.GetProperty("access_token").GetString()));
        Assert.Equal("code_already_used", await anybody.ErrorOfAsync("oauth.v2.access", exchange));
        Assert.Null(await ConsentAsync(scene, "somebody else", globex.Id));
    }

    [Fact]
    public async Task An_app_joins_a_public_channel_with_the_scope_for_it()
    {
        await using var scene = await EmulatorScene.StartAsync();
        var channel = scene.Workspace.AddChannel("elsewhere", botIsMember: false);
        Assert.Equal("missing_scope", await scene.Bot.ErrorOfAsync("conversations.join", ("channel", channel)));

        scene.Workspace.Scopes = [.. scene.Workspace.Scopes, "channels:join"];

        Assert.Null(await scene.Bot.ErrorOfAsync("conversations.join", ("channel", channel)));
        Assert.True(channel.BotIsMember);
    }

    [Fact]
    public async Task A_modal_is_replaced_by_who_knows_its_newest_hash()
    {
        await using var scene = await EmulatorScene.StartAsync();
        var opened = (await scene.Bot.CallAsync("views.open", ("trigger_id", scene.App.Triggers.Issue(scene.Wally)), Titled("first"))).GetProperty("view");
        (string, string) id = ("view_id", opened.GetProperty("id").GetString()!), hash = ("hash", opened.GetProperty("hash").GetString()!);

        Assert.Null(await scene.Bot.ErrorOfAsync("views.update", id, hash, Titled("second")));
        Assert.Equal("hash_conflict", await scene.Bot.ErrorOfAsync("views.update", id, hash, Titled("third")));
        Assert.Equal("not_found", await scene.Bot.ErrorOfAsync("views.update", ("view_id", "V0"), Titled("third")));
        Assert.Equal("second", Title(scene));

        Assert.Null(await scene.Bot.ErrorOfAsync("views.push", ("trigger_id", scene.App.Triggers.Issue(scene.Wally)), Titled("above")));
        Assert.Equal("above", Title(scene));
    }

    private static (string, string) Titled(string title) =>
        ("view", $$"""{"type":"modal","title":{"type":"plain_text","text":"{{title}}"},"blocks":[]}""");

    private static string? Title(EmulatorScene scene) => scene.Wally.Modal!.Value.GetProperty("title").GetProperty("text").GetString();

    /// <summary>Where the browser is sent; null when it stays.</summary>
    private static async Task<string?> ConsentAsync(EmulatorScene scene, string client, string team)
    {
        using var browser = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false });
        var page = new Uri(scene.Host.Url, $"oauth/v2/authorize?client_id={client}&scope=chat:write&team={team}&state=a%20b&redirect_uri={Uri.EscapeDataString(Back)}");
        using var answer = await browser.GetAsync(page, TestContext.Current.CancellationToken);
        return answer.StatusCode is HttpStatusCode.Redirect ? answer.Headers.Location!.OriginalString : null;
    }
}
