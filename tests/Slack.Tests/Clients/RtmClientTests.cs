using Pokemanager.SlackEmulator;

namespace Pokemanager.Slack.Tests.Clients;

[Collection(OfficialClientsGroup.Name)]
public sealed class RtmClientTests
{
    [Fact]
    public async Task Slacks_rtm_client_receives_a_mention_and_posts()
    {
        await using var bot = await BotScene.StartAsync("rtm.mjs", SocketKind.Rtm);

        var question = bot.Wally.Mention(bot.Channel, "db down");

        await bot.AnswerToAsync(question, "db down");
    }

    [Fact]
    public async Task Slacks_rtm_client_posts_over_its_socket()
    {
        await using var bot = await BotScene.StartAsync("rtm.mjs", SocketKind.Rtm);
        var question = bot.Wally.Say(bot.Channel, "nothing for the bot");

        bot.Wally.React(question, "eyes");

        await bot.ExpectAsync(bot.Channel.WaitForAsync(m => m.IsFromBot && m.Text == "saw eyes", BotScene.Patience, "'saw eyes'"));
    }

    [Fact]
    public async Task Slacks_rtm_client_comes_back_after_goodbye()
    {
        await using var bot = await BotScene.StartAsync("rtm.mjs", SocketKind.Rtm);

        var next = bot.App.NextSocketAsync(BotScene.Patience);
        Assert.Single(bot.App.OpenSockets).Disconnect();
        await bot.ExpectAsync(next);

        await bot.AnswerToAsync(bot.Wally.Mention(bot.Channel, "still there?"), "still there?");
    }
}
