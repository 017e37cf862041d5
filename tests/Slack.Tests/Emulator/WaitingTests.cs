using Pokemanager.SlackEmulator;

namespace Pokemanager.Slack.Tests.Emulator;

public sealed class WaitingTests
{
    [Fact]
    public async Task Wait_in_vain_names_what_was_awaited_and_what_is_there()
    {
        await using var scene = await EmulatorScene.StartAsync();
        scene.Wally.Say(scene.Channel, "something else");

        var error = await Assert.ThrowsAsync<TimeoutException>(() =>
            scene.Channel.WaitForAsync(m => m.Text == "page", TimeSpan.FromMilliseconds(50), "the page"));

        Assert.Contains("the page in #ops-help", error.Message);
        Assert.Contains("something else", error.Message);
    }

    [Fact]
    public async Task Wait_ends_with_the_edit_that_matches()
    {
        await using var scene = await EmulatorScene.StartAsync();
        var message = scene.Wally.Say(scene.Channel, "before");
        var wait = scene.Channel.WaitForAsync(m => m.Text == "after", EmulatorScene.Patience, "the edit");
        Assert.False(wait.IsCompleted);

        scene.Wally.Edit(message, "after");

        Assert.Equal(message.Ts, (await wait).Ts);
    }

    [Fact]
    public async Task Call_can_be_awaited_before_it_is_made()
    {
        await using var scene = await EmulatorScene.StartAsync();
        var next = scene.Host.Slack.NextCallAsync(c => c.Method == "users.info", EmulatorScene.Patience);

        await scene.Bot.CallAsync("auth.test");
        await scene.Bot.CallAsync("users.info", ("user", "U0NOBODY"));

        var call = await next;
        Assert.Equal(("user_not_found", TokenKind.Bot, "U0NOBODY"), (call.Error, call.TokenKind, call.Argument("user")));
    }

    [Fact]
    public async Task World_outlives_its_server()
    {
        var scene = await EmulatorScene.StartAsync();
        scene.Wally.Say(scene.Channel, "before the outage");
        var options = new EmulatorOptions { Slack = scene.Host.Slack, Urls = scene.Host.Url.ToString() };
        await scene.DisposeAsync();

        await using var again = await EmulatorHost.StartAsync(options, TestContext.Current.CancellationToken);

        using var bot = new ApiCaller(again, scene.Workspace.BotToken);
        var history = await bot.CallAsync("conversations.history", ("channel", scene.Channel));
        Assert.Equal("before the outage", history.GetProperty("messages")[0].GetProperty("text").GetString());
    }

    [Fact]
    public void Company_is_the_same_in_each_run()
    {
        var first = Company.Create(new EmulatedSlack());
        var second = Company.Create(new EmulatedSlack());

        Assert.Equal(first.BotToken, second.BotToken);
        Assert.Equal(first.User("dilbert").Id, second.User("dilbert").Id);
        Assert.True(first.Channel("#ops-help").BotIsMember);
        Assert.False(first.Channel("#random").BotIsMember);
    }
}
