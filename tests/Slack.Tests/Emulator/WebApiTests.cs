using System.Net.Http.Json;

namespace Pokemanager.Slack.Tests.Emulator;

public sealed class WebApiTests
{
    [Theory]
    [InlineData("query")]
    [InlineData("form")]
    [InlineData("json")]
    public async Task Arguments_are_read_wherever_they_stand(string place)
    {
        await using var scene = await EmulatorScene.StartAsync();
        var (http, ct) = (scene.Bot.Http, TestContext.Current.CancellationToken);

        var response = place switch
        {
            "query" => await http.GetAsync($"users.info?user={scene.Wally.Id}", ct),
            "form" => await http.PostAsync("users.info", new FormUrlEncodedContent([KeyValuePair.Create("user", scene.Wally.Id)]), ct),
            _ => await http.PostAsJsonAsync("users.info", new { user = scene.Wally.Id }, ct),
        };

        Assert.Equal("wally", (await ApiCaller.ReadAsync(response)).GetProperty("user").GetProperty("name").GetString());
    }

    [Theory]
    [InlineData("application/json", "{", "invalid_json")]
    [InlineData("application/json", "[1]", "invalid_json")]
    [InlineData("multipart/form-data; boundary=x", "--y", "invalid_form_data")]
    [InlineData("text/plain", "text=x", "channel_not_found")]
    public async Task Body_that_cannot_be_read_is_refused(string contentType, string body, string error)
    {
        await using var scene = await EmulatorScene.StartAsync();
        using var content = new StringContent(body);
        content.Headers.ContentType = System.Net.Http.Headers.MediaTypeHeaderValue.Parse(contentType);

        var answer = await ApiCaller.ReadAsync(await scene.Bot.Http.PostAsync("chat.postMessage", content, TestContext.Current.CancellationToken));

        Assert.Equal(error, answer.GetProperty("error").GetString());
    }

    [Theory]
    [InlineData("blocks", "{", "invalid_blocks_format")]
    [InlineData("blocks", "[1]", "invalid_blocks")]
    [InlineData("blocks", "[{\"type\":\"actions\",\"elements\":[[]]}]", "invalid_blocks")]
    [InlineData("metadata", "[]", "invalid_metadata_format")]
    [InlineData("thread_ts", "yesterday", "invalid_thread_ts")]
    public async Task Malformed_argument_is_refused_by_its_own_error(string name, string value, string error)
    {
        await using var scene = await EmulatorScene.StartAsync();

        Assert.Equal(error, await scene.Bot.ErrorOfAsync("chat.postMessage", ("channel", scene.Channel), ("text", "x"), (name, value)));
    }

    [Fact]
    public async Task Token_may_come_as_an_argument()
    {
        await using var scene = await EmulatorScene.StartAsync();
        using var caller = new ApiCaller(scene.Host, token: null);

        var answer = await caller.CallAsync("auth.test", ("token", scene.Workspace.BotToken));

        Assert.Equal("https://acme.slack.com/", answer.GetProperty("url").GetString());
        Assert.Equal(scene.Workspace.Bot.UserId, answer.GetProperty("user_id").GetString());
    }

    [Fact]
    public async Task Missing_and_unknown_tokens_are_told_apart()
    {
        await using var scene = await EmulatorScene.StartAsync();
        using var none = new ApiCaller(scene.Host, token: null);
        using var wrong = new ApiCaller(scene.Host, "xoxb-wrong");

        Assert.Equal("not_authed", await none.ErrorOfAsync("auth.test"));
        Assert.Equal("invalid_auth", await wrong.ErrorOfAsync("auth.test"));
    }

    [Theory]
    [InlineData("bots.info", "bot", "B", "bot.name", "poke")]
    [InlineData("team.info", "", "", "team.domain", "acme")]
    [InlineData("dnd.info", "user", "U", "dnd_enabled", "False")]
    [InlineData("users.getPresence", "user", "U", "presence", "active")]
    [InlineData("usergroups.list", "", "", "usergroups", "[]")]
    [InlineData("conversations.members", "channel", "C", "members.0", "U")]
    [InlineData("conversations.info", "channel", "C", "channel.name", "ops-help")]
    public async Task What_an_app_may_look_up_is_answered(string method, string argument, string value, string path, string expected)
    {
        await using var scene = await EmulatorScene.StartAsync();

        var answer = await scene.Bot.CallAsync(method, argument.Length is 0 ? [] : [(argument, Id(value))]);

        Assert.True(answer.GetProperty("ok").GetBoolean(), answer.ToString());
        var found = path.Split('.').Aggregate(answer, (element, step) => int.TryParse(step, out var index) ? element[index] : element.GetProperty(step));
        Assert.Equal(Id(expected), found.ToString());

        string Id(string text) => text switch { "U" => scene.Wally.Id, "C" => scene.Channel.Id, "B" => scene.Workspace.Bot.BotId, _ => text };
    }

    [Fact]
    public async Task Reactions_are_told_and_taken_back_and_a_message_is_deleted()
    {
        await using var scene = await EmulatorScene.StartAsync();
        var ts = (await scene.Bot.CallAsync("chat.postMessage", ("channel", scene.Channel), ("text", "hello"))).GetProperty("ts").GetString()!;
        (string, string)[] message = [("channel", scene.Channel), ("timestamp", ts)];

        Assert.Null(await scene.Bot.ErrorOfAsync("reactions.add", [.. message, ("name", "eyes")]));
        var reaction = (await scene.Bot.CallAsync("reactions.get", message)).GetProperty("message").GetProperty("reactions")[0];
        Assert.Equal("eyes", reaction.GetProperty("name").GetString());
        Assert.Null(await scene.Bot.ErrorOfAsync("reactions.remove", [.. message, ("name", "eyes")]));
        Assert.Equal("no_reaction", await scene.Bot.ErrorOfAsync("reactions.remove", [.. message, ("name", "eyes")]));
        Assert.Null(await scene.Bot.ErrorOfAsync("chat.delete", ("channel", scene.Channel), ("ts", ts)));
        Assert.Equal("message_not_found", await scene.Bot.ErrorOfAsync("chat.delete", ("channel", scene.Channel), ("ts", ts)));
    }

    [Fact]
    public async Task Method_that_does_not_exist_is_unknown()
    {
        await using var scene = await EmulatorScene.StartAsync();

        Assert.Equal("unknown_method", await scene.Bot.ErrorOfAsync("chat.shout"));
    }

    [Fact]
    public async Task Missing_scope_is_named_with_those_that_are_there()
    {
        await using var scene = await EmulatorScene.StartAsync();
        scene.Workspace.Scopes = ["users:read", "chat:write"];

        var answer = await scene.Bot.CallAsync("conversations.open", ("users", scene.Wally.Id));

        Assert.Equal("missing_scope", answer.GetProperty("error").GetString());
        Assert.Equal("im:write", answer.GetProperty("needed").GetString());
        Assert.Equal("chat:write,users:read", answer.GetProperty("provided").GetString());
    }

    [Fact]
    public async Task Email_addresses_need_their_own_scope()
    {
        await using var scene = await EmulatorScene.StartAsync();
        var withScope = await scene.Bot.CallAsync("users.info", ("user", scene.Wally.Id));
        scene.Workspace.Scopes = ["users:read"];

        var without = await scene.Bot.CallAsync("users.info", ("user", scene.Wally.Id));

        Assert.Equal("wally@acme.example", withScope.GetProperty("user").GetProperty("profile").GetProperty("email").GetString());
        Assert.False(without.GetProperty("user").GetProperty("profile").TryGetProperty("email", out _));
    }

    [Fact]
    public async Task Socket_mode_needs_the_app_level_token_and_rtm_a_classic_one()
    {
        await using var scene = await EmulatorScene.StartAsync();
        using var classic = new ApiCaller(scene.Host, scene.Workspace.ClassicBotToken);

        Assert.Equal("not_allowed_token_type", await scene.Bot.ErrorOfAsync("apps.connections.open"));
        Assert.Equal("not_allowed_token_type", await scene.Bot.ErrorOfAsync("rtm.connect"));
        Assert.Null(await classic.ErrorOfAsync("rtm.connect"));
    }

    [Fact]
    public async Task Revoked_token_is_refused_in_its_workspace_alone()
    {
        await using var scene = await EmulatorScene.StartAsync();
        var other = scene.Host.Slack.AddWorkspace("other");
        using var otherBot = new ApiCaller(scene.Host, other.BotToken);

        scene.Workspace.RefuseTokens("token_revoked");

        Assert.Equal("token_revoked", await scene.Bot.ErrorOfAsync("auth.test"));
        Assert.Null(await otherBot.ErrorOfAsync("auth.test"));
    }

    [Fact]
    public async Task Ids_of_another_workspace_are_not_found()
    {
        await using var scene = await EmulatorScene.StartAsync();
        var other = scene.Host.Slack.AddWorkspace("other");
        var stranger = other.AddUser("stranger");

        Assert.Equal("user_not_found", await scene.Bot.ErrorOfAsync("users.info", ("user", stranger.Id)));
        Assert.Equal("channel_not_found", await scene.Bot.ErrorOfAsync("chat.postMessage", ("channel", stranger.Id), ("text", "x")));
    }
}
