using System.Net;
using System.Text.Json;
using Pokemanager.SlackEmulator;

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
            ("code", CodeIn(location)),
        ];
        Assert.Equal("bad_client_secret", await anybody.ErrorOfAsync("oauth.v2.access", [exchange[0], ("client_secret", "x"), .. exchange[2..]]));
        Assert.Equal("bad_redirect_uri", await anybody.ErrorOfAsync("oauth.v2.access", [.. exchange[..2], ("redirect_uri", "https://x.test/"), exchange[3]]));
        var installed = await anybody.CallAsync("oauth.v2.access", exchange);
        Assert.Equal(("globex", globex.BotToken), (installed.GetProperty("team").GetProperty("name").GetString(), installed.GetProperty("access_token").GetString()));
        Assert.Equal("code_already_used", await anybody.ErrorOfAsync("oauth.v2.access", exchange));
        Assert.Null(await ConsentAsync(scene, "somebody else", globex.Id));
        Assert.Null(await ConsentAsync(scene, scene.App.ClientId, scene.Host.Slack.AddOrganization().AddWorkspace("initech").Id));
    }

    [Fact]
    public async Task An_organization_installs_the_app_once_for_all_its_workspaces()
    {
        await using var scene = await EmulatorScene.StartAsync();
        var organization = scene.Host.Slack.AddOrganization();
        var (globex, initech) = (organization.AddWorkspace("globex"), organization.AddWorkspace("initech"));
        var (hank, channel) = (globex.AddUser("hank"), initech.AddChannel("tps"));
        using var anybody = new ApiCaller(scene.Host, token: null);
        var code = CodeIn(await ConsentAsync(scene, scene.App.ClientId, organization.Id));

        var installed = await anybody.CallAsync(
            "oauth.v2.access", ("client_id", scene.App.ClientId), ("client_secret", scene.App.ClientSecret), ("redirect_uri", Back), ("code", code));

        Assert.Equal(JsonValueKind.Null, installed.GetProperty("team").ValueKind);
        Assert.Equal(organization.Id, installed.GetProperty("enterprise").GetProperty("id").GetString());
        Assert.True(installed.GetProperty("is_enterprise_install").GetBoolean());
        using var bot = new ApiCaller(scene.Host, installed.GetProperty("access_token").GetString());
        var self = await bot.CallAsync("auth.test");
        Assert.Equal((organization.Id, true, organization.Bot.UserId), (
            self.GetProperty("enterprise_id").GetString(), self.GetProperty("is_enterprise_install").GetBoolean(), self.GetProperty("user_id").GetString()));
        Assert.Equal("missing_argument", await bot.ErrorOfAsync("conversations.list"));
        Assert.Equal("team_access_not_granted", await bot.ErrorOfAsync("conversations.list", ("team_id", scene.Workspace.Id)));
        var listed = await bot.CallAsync("conversations.list", ("team_id", initech.Id));
        Assert.Equal("tps", Assert.Single(listed.GetProperty("channels").EnumerateArray()).GetProperty("name").GetString());
        Assert.Equal("globex", (await bot.CallAsync("team.info", ("team", globex.Id))).GetProperty("team").GetProperty("name").GetString());
        await bot.CallAsync("chat.postMessage", ("channel", channel), ("text", "to the channel"));
        await bot.CallAsync("chat.postMessage", ("channel", hank.Id), ("text", "to hank"));
        Assert.Equal(("to the channel", "to hank"), (Assert.Single(channel.Messages).Text, Assert.Single(globex.Direct(hank).Messages).Text));
        Assert.Equal("channel_not_found", await bot.ErrorOfAsync("chat.postMessage", ("channel", scene.Channel), ("text", "next door")));
        Assert.Equal("user_not_in_channel", await bot.ErrorOfAsync("chat.postEphemeral", ("channel", channel), ("user", hank.Id), ("text", "psst")));
        Assert.Equal(hank.Id, (await bot.CallAsync("users.lookupByEmail", ("email", hank.Email))).GetProperty("user").GetProperty("id").GetString());
        Assert.Null(await bot.ErrorOfAsync("views.open", ("trigger_id", scene.App.Triggers.Issue(hank)), Titled("form")));
        Assert.Equal("form", Title(hank));
    }

    [Fact]
    public async Task What_happens_in_an_organization_tells_by_which_install_the_app_sees_it()
    {
        await using var scene = await EmulatorScene.StartAsync();
        var organization = scene.Host.Slack.AddOrganization();
        var globex = organization.AddWorkspace("globex");
        var (hank, channel) = (globex.AddUser("hank"), globex.AddChannel("ops"));
        using var socket = await scene.OpenSocketAsync();

        hank.Mention(channel, "help");
        var mention = (await socket.ReceiveEventAsync("app_mention")).GetProperty("payload");
        hank.Command("/poke", "help", channel);
        var command = (await socket.ReceiveAsync(f => f.GetProperty("type").GetString() == "slash_commands")).GetProperty("payload");
        using var bot = new ApiCaller(scene.Host, organization.BotToken);
        await bot.CallAsync("chat.postMessage", ("channel", channel), ("text", "who?"), ("blocks", Button));
        hank.Press(channel.Messages[^1], "take");
        var press = (await socket.ReceiveAsync(f => f.GetProperty("type").GetString() == "interactive")).GetProperty("payload");

        Assert.Equal(globex.Id, mention.GetProperty("team_id").GetString());
        foreach (var authorization in (JsonElement[])[mention.GetProperty("authorizations")[0], await AuthorizationAsync(scene, mention)])
        {
            Assert.Equal((organization.Id, globex.Id, organization.Bot.UserId, true), (
                authorization.GetProperty("enterprise_id").GetString(), authorization.GetProperty("team_id").GetString(),
                authorization.GetProperty("user_id").GetString(), authorization.GetProperty("is_enterprise_install").GetBoolean()));
        }

        Assert.Equal((globex.Id, organization.Id, "true"), (
            command.GetProperty("team_id").GetString(), command.GetProperty("enterprise_id").GetString(), command.GetProperty("is_enterprise_install").GetString()));
        Assert.Equal(JsonValueKind.Null, press.GetProperty("team").ValueKind);
        Assert.Equal((organization.Id, globex.Id, true), (
            press.GetProperty("enterprise").GetProperty("id").GetString(), press.GetProperty("user").GetProperty("team_id").GetString(),
            press.GetProperty("is_enterprise_install").GetBoolean()));
    }

    [Fact]
    public async Task An_app_hears_only_what_its_scopes_let_it_hear()
    {
        await using var scene = await EmulatorScene.StartAsync();
        scene.Workspace.Scopes = [.. scene.Workspace.Scopes.Except(["channels:history", "reactions:read"])];
        using var socket = await scene.OpenSocketAsync();

        scene.Wally.React(scene.Wally.Say(scene.Channel, "small talk"), "eyes");
        scene.Wally.Mention(scene.Channel, "help");

        var heard = (await socket.ReceiveAsync()).GetProperty("payload").GetProperty("event");
        Assert.Equal("app_mention", heard.GetProperty("type").GetString());
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
        Assert.Equal("second", Title(scene.Wally));

        Assert.Null(await scene.Bot.ErrorOfAsync("views.push", ("trigger_id", scene.App.Triggers.Issue(scene.Wally)), Titled("above")));
        Assert.Equal("above", Title(scene.Wally));
    }

    private const string Button =
        """[{"type":"actions","elements":[{"type":"button","action_id":"take","text":{"type":"plain_text","text":"Take it"}}]}]""";

    private static string CodeIn(string? location) => Uri.UnescapeDataString(location!.Split("code=")[1].Split('&')[0]);

    private static async Task<JsonElement> AuthorizationAsync(EmulatorScene scene, JsonElement e)
    {
        using var app = new ApiCaller(scene.Host, scene.App.Token);
        var answer = await app.CallAsync("apps.event.authorizations.list", ("event_context", e.GetProperty("event_context").GetString()!));
        return Assert.Single(answer.GetProperty("authorizations").EnumerateArray());
    }

    private static (string, string) Titled(string title) =>
        ("view", $$"""{"type":"modal","title":{"type":"plain_text","text":"{{title}}"},"blocks":[]}""");

    private static string? Title(EmulatedUser user) => user.Modal!.Value.GetProperty("title").GetProperty("text").GetString();

    /// <summary>Where the browser is sent; null when it stays.</summary>
    private static async Task<string?> ConsentAsync(EmulatorScene scene, string client, string team)
    {
        using var browser = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false });
        var page = new Uri(scene.Host.Url, $"oauth/v2/authorize?client_id={client}&scope=chat:write&team={team}&state=a%20b&redirect_uri={Uri.EscapeDataString(Back)}");
        using var answer = await browser.GetAsync(page, TestContext.Current.CancellationToken);
        return answer.StatusCode is HttpStatusCode.Redirect ? answer.Headers.Location!.OriginalString : null;
    }
}
