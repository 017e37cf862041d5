namespace Pokemanager.Slack.Tests.Clients;

[Collection(OfficialClientsGroup.Name)]
public sealed class BoltTests
{
    [Fact]
    public async Task Bolt_receives_a_mention_and_answers_in_the_thread()
    {
        await using var bot = await BotScene.StartAsync("bolt.mjs");

        var question = bot.Wally.Mention(bot.Channel, "db down");

        await bot.AnswerToAsync(question, "db down");
    }

    [Fact]
    public async Task Bolt_receives_a_private_message()
    {
        await using var bot = await BotScene.StartAsync("bolt.mjs");

        bot.Wally.Direct("hello");

        await bot.ExpectAsync(bot.Workspace.Direct(bot.Wally)
            .WaitForAsync(m => m.IsFromBot && m.Text == $"hello {bot.Wally.Tag}", BotScene.Patience, "Bolt's greeting"));
    }

    [Fact]
    public async Task Bolt_replaces_its_message_through_the_response_url_after_a_button_press()
    {
        await using var bot = await BotScene.StartAsync("bolt.mjs");
        var answer = await bot.AnswerToAsync(bot.Wally.Mention(bot.Channel, "db down"), "db down");

        bot.Wally.Press(answer, "Take it");

        var edited = await bot.ExpectAsync(bot.Channel.WaitForAsync(
            m => m.Ts == answer.Ts && m.Text == $"taken by {bot.Wally.Tag}", BotScene.Patience, "the edited answer"));
        Assert.Empty(edited.Buttons);
    }

    [Fact]
    public async Task Bolt_answers_a_slash_command_with_its_confirmation()
    {
        await using var bot = await BotScene.StartAsync("bolt.mjs");

        bot.Wally.Command("/poke", "db", bot.Channel);

        var seen = await bot.ExpectAsync(bot.Channel.WaitForAsync(m => m.Text == "asked for db", BotScene.Patience, "the command's answer"));
        Assert.Equal(bot.Wally.Id, seen.EphemeralFor);
    }

    [Fact]
    public async Task Bolt_serves_a_workspace_of_an_organization_by_the_install_of_the_whole()
    {
        await using var bot = await BotScene.StartAsync("bolt.mjs", inOrganization: true);
        var answer = await bot.AnswerToAsync(bot.Wally.Mention(bot.Channel, "db down"), "db down");

        bot.Wally.Press(answer, "Take it");
        bot.Wally.Command("/poke", "db", bot.Channel);

        await bot.ExpectAsync(bot.Channel.WaitForAsync(m => m.Ts == answer.Ts && m.Text == $"taken by {bot.Wally.Tag}", BotScene.Patience, "the edited answer"));
        await bot.ExpectAsync(bot.Channel.WaitForAsync(m => m.Text == "asked for db", BotScene.Patience, "the command's answer"));
    }

    [Fact]
    public async Task Bolt_comes_back_after_refresh_requested()
    {
        await using var bot = await BotScene.StartAsync("bolt.mjs");

        var next = bot.App.NextSocketAsync(BotScene.Patience);
        Assert.Single(bot.App.OpenSockets).Disconnect("refresh_requested");
        await bot.ExpectAsync(next);

        await bot.AnswerToAsync(bot.Wally.Mention(bot.Channel, "still there?"), "still there?");
    }
}
