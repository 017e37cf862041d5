namespace Pokemanager.Slack.Tests.Clients;

[Collection(OfficialClientsGroup.Name)]
public sealed class SocketModeClientTests
{
    [Fact]
    public async Task Slacks_socket_mode_client_receives_a_mention_confirms_it_and_posts()
    {
        await using var bot = await BotScene.StartAsync("socket-mode.mjs");
        var confirmed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        bot.App.Deliveries.WhenConfirmed = envelope =>
        {
            if (envelope.Payload.Span.IndexOf("\"app_mention\""u8) >= 0) confirmed.TrySetResult();
        };

        var question = bot.Wally.Mention(bot.Channel, "db down");
        await bot.AnswerToAsync(question, "db down");

        await confirmed.Task.WaitAsync(BotScene.Patience, TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task Slacks_socket_mode_client_receives_a_button_press()
    {
        await using var bot = await BotScene.StartAsync("socket-mode.mjs");
        var answer = await bot.AnswerToAsync(bot.Wally.Mention(bot.Channel, "db down"), "db down");

        var press = bot.Wally.Press(answer, "take");

        await bot.AnswerToAsync(bot.Channel.Message(answer.ThreadTs!)!, $"taken by {bot.Wally.Tag} with v1");
        Assert.True(await press.Confirmed);
    }

    [Fact]
    public async Task Slacks_socket_mode_client_comes_back_after_refresh_requested()
    {
        await using var bot = await BotScene.StartAsync("socket-mode.mjs");
        var first = Assert.Single(bot.App.OpenSockets);

        var next = bot.App.NextSocketAsync(BotScene.Patience);
        first.Disconnect("refresh_requested");
        await bot.ExpectAsync(next);

        await bot.AnswerToAsync(bot.Wally.Mention(bot.Channel, "still there?"), "still there?");
        Assert.DoesNotContain(first, bot.App.OpenSockets);
    }

    [Fact]
    public async Task Slacks_socket_mode_client_notices_a_frozen_socket()
    {
        await using var bot = await BotScene.StartAsync("socket-mode.mjs");

        var next = bot.App.NextSocketAsync(BotScene.Patience);
        Assert.Single(bot.App.OpenSockets).Freeze();

        await bot.ExpectAsync(next);
    }
}
