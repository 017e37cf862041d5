using System.Text.Json;

namespace Pokemanager.Slack.Tests.Emulator;

public sealed class PostingTests
{
    private static readonly object Button = new { type = "button", action_id = "a", text = new { type = "plain_text", text = "OK" } };

    [Fact]
    public async Task Post_to_a_user_opens_the_private_conversation()
    {
        await using var scene = await EmulatorScene.StartAsync();

        var answer = await scene.Bot.CallAsync("chat.postMessage", ("channel", scene.Wally.Id), ("text", "hi"));

        Assert.Equal(scene.Workspace.Direct(scene.Wally).Id, answer.GetProperty("channel").GetString());
        var message = answer.GetProperty("message");
        Assert.Equal(scene.Workspace.Bot.BotId, message.GetProperty("bot_id").GetString());
        Assert.Equal(scene.Workspace.Bot.UserId, message.GetProperty("user").GetString());
        Assert.Equal(scene.App.Id, message.GetProperty("app_id").GetString());
        Assert.False(message.TryGetProperty("subtype", out _));
    }

    [Fact]
    public async Task Post_is_refused_where_the_bot_may_not_write()
    {
        await using var scene = await EmulatorScene.StartAsync();
        var foreign = scene.Workspace.AddChannel("random", botIsMember: false);
        var secret = scene.Workspace.AddChannel("secret", botIsMember: false, isPrivate: true);
        var archived = scene.Workspace.AddChannel("old");
        archived.IsArchived = true;
        var gone = scene.Workspace.AddUser("gone", deleted: true);

        Assert.Equal("not_in_channel", await PostError(foreign));
        Assert.Equal("channel_not_found", await PostError(secret));
        Assert.Equal("is_archived", await PostError(archived));
        Assert.Equal("channel_not_found", await PostError(gone.Id));
        Assert.Equal("no_text", await scene.Bot.ErrorOfAsync("chat.postMessage", ("channel", scene.Channel)));

        Task<string?> PostError(string channel) => scene.Bot.ErrorOfAsync("chat.postMessage", ("channel", channel), ("text", "x"));
    }

    [Theory]
    [MemberData(nameof(BadBlocks))]
    public async Task Blocks_beyond_slacks_limits_are_refused(string what, string blocks)
    {
        await using var scene = await EmulatorScene.StartAsync();

        var answer = await scene.Bot.CallAsync("chat.postMessage", ("channel", scene.Channel), ("text", "x"), ("blocks", blocks));

        Assert.Equal("invalid_blocks", answer.GetProperty("error").GetString());
        Assert.Contains(what, answer.GetProperty("response_metadata").GetProperty("messages")[0].GetString());
    }

    public static TheoryData<string, string> BadBlocks => new()
    {
        { "no more than 50 items", Json(Enumerable.Range(0, 51).Select(_ => new { type = "divider" })) },
        { "less than 3001 characters", Json([new { type = "section", text = new { type = "mrkdwn", text = new string('x', 3001) } }]) },
        { "no more than 25 items", Json([new { type = "actions", elements = Enumerable.Repeat(Button, 26) }]) },
        { "/blocks/0/elements/0/text", Json([new { type = "actions", elements = new[] { new { type = "button", text = new { type = "plain_text", text = new string('x', 76) } } } }]) },
        { "more than 0 characters", Json([new { type = "section", text = new { type = "mrkdwn", text = "" } }]) },
        { "unsupported type", Json([new { type = "banner" }]) },
        { "block_id already exists", Json([new { type = "divider", block_id = "b" }, new { type = "divider", block_id = "b" }]) },
    };

    [Fact]
    public async Task Update_without_blocks_takes_them_away_and_keeps_the_metadata()
    {
        await using var scene = await EmulatorScene.StartAsync();
        var posted = await scene.Bot.CallAsync(
            "chat.postMessage", ("channel", scene.Channel), ("text", "ask"),
            ("blocks", Json([new { type = "actions", elements = new[] { Button } }])),
            ("metadata", """{"event_type":"ask","event_payload":{"key":"k1"}}"""));
        var ts = posted.GetProperty("ts").GetString()!;
        Assert.Single(scene.Channel.Message(ts)!.Buttons);

        await scene.Bot.CallAsync("chat.update", ("channel", scene.Channel), ("ts", ts), ("text", "done"));

        var message = scene.Channel.Message(ts)!;
        Assert.Equal("done", message.Text);
        Assert.Empty(message.Buttons);
        Assert.Equal("k1", message.Metadata!.Value.GetProperty("event_payload").GetProperty("key").GetString());
        Assert.Equal(1, message.EditedCount);
    }

    [Fact]
    public async Task Update_is_refused_for_messages_of_others_and_for_long_texts()
    {
        await using var scene = await EmulatorScene.StartAsync();
        var own = (await scene.Bot.CallAsync("chat.postMessage", ("channel", scene.Channel), ("text", "own"))).GetProperty("ts").GetString()!;
        var foreign = scene.Wally.Say(scene.Channel, "mine");

        Assert.Equal("cant_update_message", await UpdateError(foreign.Ts, "x"));
        Assert.Equal("msg_too_long", await UpdateError(own, new string('x', 4001)));
        Assert.Equal("message_not_found", await UpdateError("1700000000.000001", "x"));

        Task<string?> UpdateError(string ts, string text) =>
            scene.Bot.ErrorOfAsync("chat.update", ("channel", scene.Channel), ("ts", ts), ("text", text));
    }

    [Fact]
    public async Task Ephemeral_message_reaches_one_person_and_no_history()
    {
        await using var scene = await EmulatorScene.StartAsync();

        await scene.Bot.CallAsync("chat.postEphemeral", ("channel", scene.Channel), ("user", scene.Wally.Id), ("text", "psst"));

        var seen = await scene.Workspace.WaitForMessageAsync(m => m.Text == "psst", EmulatorScene.Patience, "the ephemeral message");
        Assert.Equal(scene.Wally.Id, seen.EphemeralFor);
        var history = await scene.Bot.CallAsync("conversations.history", ("channel", scene.Channel));
        Assert.Empty(history.GetProperty("messages").EnumerateArray());
    }

    [Fact]
    public async Task What_people_type_is_brought_into_wire_form()
    {
        await using var scene = await EmulatorScene.StartAsync();
        var (bot, channel) = (scene.Workspace.Bot, scene.Channel);

        var message = scene.Wally.Say(channel, "@poke see https://x.example/?a=1&b=2, in #ops-help <b> & @here, mail a@b.example");

        Assert.Equal(
            $"<@{bot.UserId}> see <https://x.example/?a=1&amp;b=2>, in <#{channel.Id}|ops-help> &lt;b&gt; &amp; <!here>, mail a@b.example",
            message.Text);
    }

    [Fact]
    public async Task Second_reaction_with_the_same_emoji_is_said_to_be_there_already()
    {
        await using var scene = await EmulatorScene.StartAsync();
        var message = scene.Wally.Say(scene.Channel, "x");

        Assert.Null(await ReactError("eyes"));
        Assert.Equal("already_reacted", await ReactError("eyes"));
        Assert.Equal("invalid_name", await ReactError(":eyes:"));
        Assert.True(scene.Channel.Message(message.Ts)!.HasReaction("eyes"));

        Task<string?> ReactError(string name) =>
            scene.Bot.ErrorOfAsync("reactions.add", ("channel", scene.Channel), ("timestamp", message.Ts), ("name", name));
    }

    private static string Json(IEnumerable<object> blocks) => JsonSerializer.Serialize(blocks);
}
