using System.Text.Json;
using Pokemanager.SlackEmulator;

namespace Pokemanager.Slack.Tests.Emulator;

public sealed class PagingTests
{
    [Fact]
    public async Task Users_come_in_pages_until_the_cursor_is_empty()
    {
        await using var scene = await EmulatorScene.StartAsync();
        for (var i = 0; i < 1_100; i++) scene.Workspace.AddUser($"user{i}");

        var names = new List<string>();
        var pages = 0;
        var cursor = "";
        do
        {
            var page = await scene.Bot.CallAsync("users.list", ("limit", "999"), ("cursor", cursor));
            names.AddRange(page.GetProperty("members").EnumerateArray().Select(m => m.GetProperty("name").GetString()!));
            cursor = page.GetProperty("response_metadata").GetProperty("next_cursor").GetString()!;
            pages++;
        }
        while (cursor.Length > 0);

        Assert.Equal(2, pages);
        Assert.Equal(1_102, names.Distinct().Count());
    }

    [Fact]
    public async Task Pages_may_be_shorter_than_asked_for()
    {
        await using var scene = await EmulatorScene.StartAsync(new EmulatorOptions { MaxPage = 2 });
        scene.Workspace.AddUser("alice");

        var page = await scene.Bot.CallAsync("users.list", ("limit", "200"));

        Assert.Equal(2, page.GetProperty("members").GetArrayLength());
        Assert.NotEmpty(page.GetProperty("response_metadata").GetProperty("next_cursor").GetString()!);
    }

    [Theory]
    [InlineData("users.list")]
    [InlineData("conversations.list")]
    [InlineData("conversations.history")]
    public async Task Cursor_that_slack_did_not_make_is_refused(string method)
    {
        await using var scene = await EmulatorScene.StartAsync();

        Assert.Equal("invalid_cursor", await scene.Bot.ErrorOfAsync(method, ("channel", scene.Channel), ("cursor", "bogus!")));
    }

    [Fact]
    public async Task History_goes_from_the_newest_back_page_by_page()
    {
        await using var scene = await EmulatorScene.StartAsync();
        for (var i = 1; i <= 5; i++) scene.Wally.Say(scene.Channel, $"m{i}");

        var first = await scene.Bot.CallAsync("conversations.history", ("channel", scene.Channel), ("limit", "3"));
        var cursor = first.GetProperty("response_metadata").GetProperty("next_cursor").GetString()!;
        var second = await scene.Bot.CallAsync("conversations.history", ("channel", scene.Channel), ("limit", "3"), ("cursor", cursor));

        Assert.Equal(["m5", "m4", "m3"], Texts(first));
        Assert.True(first.GetProperty("has_more").GetBoolean());
        Assert.Equal(["m2", "m1"], Texts(second));
        Assert.False(second.GetProperty("has_more").GetBoolean());
    }

    [Fact]
    public async Task History_keeps_to_the_time_asked_for()
    {
        await using var scene = await EmulatorScene.StartAsync();
        var messages = Enumerable.Range(1, 4).Select(i => scene.Wally.Say(scene.Channel, $"m{i}")).ToList();

        var between = await scene.Bot.CallAsync(
            "conversations.history", ("channel", scene.Channel), ("oldest", messages[0].Ts), ("latest", messages[3].Ts));
        var inclusive = await scene.Bot.CallAsync(
            "conversations.history", ("channel", scene.Channel), ("oldest", messages[0].Ts), ("latest", messages[3].Ts), ("inclusive", "true"));

        Assert.Equal(["m3", "m2"], Texts(between));
        Assert.Equal(["m4", "m3", "m2", "m1"], Texts(inclusive));
    }

    [Fact]
    public async Task Replies_stand_in_their_thread_and_not_in_history()
    {
        await using var scene = await EmulatorScene.StartAsync();
        var parent = scene.Wally.Say(scene.Channel, "parent");
        var reply = scene.Wally.Reply(parent, "reply");

        var history = await scene.Bot.CallAsync("conversations.history", ("channel", scene.Channel));
        var thread = await scene.Bot.CallAsync("conversations.replies", ("channel", scene.Channel), ("ts", parent.Ts));

        Assert.Equal(["parent"], Texts(history));
        Assert.Equal(1, history.GetProperty("messages")[0].GetProperty("reply_count").GetInt32());
        Assert.Equal(reply.Ts, history.GetProperty("messages")[0].GetProperty("latest_reply").GetString());
        Assert.Equal(["parent", "reply"], Texts(thread));
    }

    [Fact]
    public async Task Timestamps_rise_within_a_channel_even_when_the_clock_stands()
    {
        await using var scene = await EmulatorScene.StartAsync(
            new EmulatorOptions { Clock = new Microsoft.Extensions.Time.Testing.FakeTimeProvider() });

        var stamps = Enumerable.Range(0, 50).Select(_ => scene.Wally.Say(scene.Channel, "x").Ts).ToList();

        Assert.Equal(stamps.Order(StringComparer.Ordinal).Distinct(), stamps);
    }

    private static IEnumerable<string> Texts(JsonElement answer) =>
        answer.GetProperty("messages").EnumerateArray().Select(m => m.GetProperty("text").GetString()!);
}
