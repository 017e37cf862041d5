using Pokemanager.Policies;
using Pokemanager.Silo.Slack;
using Pokemanager.SlackEmulator;

namespace Pokemanager.Grains.Tests;

/// <summary>One bot in several workspaces.</summary>
public sealed class WorkspaceTests : IDisposable
{
    private readonly string _tokens = Directory.CreateTempSubdirectory("tokens").FullName;

    public void Dispose() => Directory.Delete(_tokens, recursive: true);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Each_workspace_is_asked_by_its_own_policy(bool isRtm)
    {
        await using var bot = await RunningBot.StartAsync(isRtm: isRtm);
        var globex = Found(bot, "globex", "hank");
        Install(bot, globex, isRtm, "hank");
        await ServedAsync(bot, globex);

        Ask(globex, "who has the keys?");
        bot.Ask("the build is broken");

        await Page(globex, "hank", "who has the keys?");
        await bot.Page("dilbert", "the build is broken");
        Assert.DoesNotContain(globex.Messages, message => message.Shows("the build is broken"));
    }

    [Fact]
    public async Task One_socket_brings_the_events_of_all_workspaces()
    {
        await using var bot = await RunningBot.StartAsync();
        var globex = Found(bot, "globex", "hank");
        Install(bot, globex, isRtm: false, "hank");
        await ServedAsync(bot, globex);

        var mention = Ask(globex, "first come, first served");
        globex.User("hank").Press(await Page(globex, "hank", "first come"), "take");

        await globex.Channel("help").WaitForAsync(
            message => message.IsFromBot && message.ThreadTs == mention.Ts && message.Shows("hank has it"), RunningBot.Patience, "the outcome in the thread");
        Assert.Single(bot.Slack.App.OpenSockets);
    }

    [Fact]
    public async Task A_refused_token_parks_its_workspace_alone_and_what_was_written_meanwhile_is_found_once_it_is_good()
    {
        await using var bot = await RunningBot.StartAsync();
        var globex = Found(bot, "globex", "hank");
        globex.RefuseTokens("account_inactive");
        Install(bot, globex, isRtm: false, "hank");
        await InstalledAsync(bot, install => install.Problem is not null);

        var lost = Ask(globex, "is the bot gone?");
        bot.Ask("all is well here");
        await bot.Page("dilbert", "all is well here");
        Assert.Contains("account_inactive", Assert.Single(bot.Installs.All, install => install.Name == "globex").Problem, StringComparison.Ordinal);
        Assert.DoesNotContain(globex.Messages, message => message.IsFromBot);

        globex.RefuseTokens(null);
        bot.Clock.Advance(TimeSpan.FromMinutes(1));
        await ServedAsync(bot, globex);
        await bot.PassUntilAsync(Page(globex, "hank", "is the bot gone?"));
        await globex.Channel("help").WaitForAsync(message => message.IsFromBot && message.ThreadTs == lost.Ts, RunningBot.Patience, "the receipt");
        Assert.Single(globex.Messages, message => message.IsFromBot && message.ThreadTs == lost.Ts);
    }

    [Fact]
    public async Task A_workspace_that_leaves_the_configuration_is_not_served_any_more()
    {
        await using var bot = await RunningBot.StartAsync();
        var globex = Found(bot, "globex", "hank");
        Install(bot, globex, isRtm: false, "hank");
        await ServedAsync(bot, globex);

        bot.Current = bot.Current with { Workspaces = bot.Current.Workspaces.Clear() };
        Ask(globex, "anybody?");
        bot.Ask("still here");

        await bot.Page("dilbert", "still here");
        Assert.DoesNotContain(globex.Messages, message => message.IsFromBot);
    }

    [Fact]
    public async Task A_token_of_another_workspace_is_not_used()
    {
        await using var bot = await RunningBot.StartAsync();
        var globex = Found(bot, "globex", "hank");
        Install(bot, globex, isRtm: false, "hank", token: bot.Company.BotToken);

        await InstalledAsync(bot, install => install.Problem?.Contains($"belongs to workspace {bot.Company.Id}, not to {globex.Id}", StringComparison.Ordinal) is true);
    }

    [Fact]
    public async Task A_revoked_token_parks_its_workspace_when_Slack_tells_of_it()
    {
        await using var bot = await RunningBot.StartAsync();
        var globex = Found(bot, "globex", "hank");
        Install(bot, globex, isRtm: false, "hank");
        await ServedAsync(bot, globex);

        globex.RefuseTokens("token_revoked");
        bot.Installs.Doubt(globex.Id);

        await InstalledAsync(bot, install => install.Problem?.Contains("token_revoked", StringComparison.Ordinal) is true);
    }

    [Fact]
    public async Task A_revoked_token_parks_its_workspace_when_a_message_finds_it_so_and_goes_out_with_the_next()
    {
        await using var bot = await RunningBot.StartAsync();
        var globex = Found(bot, "globex", "hank");
        Install(bot, globex, isRtm: false, "hank");
        await ServedAsync(bot, globex);
        Ask(globex, "all is well");
        await Page(globex, "hank", "all is well");

        globex.RefuseTokens("token_revoked");
        Ask(globex, "help");
        await InstalledAsync(bot, install => install.Problem?.Contains("token_revoked", StringComparison.Ordinal) is true);
        globex.RefuseTokens(null);

        await bot.PassUntilAsync(Page(globex, "hank", "help"), milliseconds: 500);
    }

    private static EmulatedWorkspace Found(RunningBot bot, string domain, string handler)
    {
        var workspace = bot.Slack.AddWorkspace(domain);
        workspace.AddUser(handler);
        workspace.AddUser("homer");
        workspace.AddChannel("help");
        return workspace;
    }

    private static EmulatedMessage Ask(EmulatedWorkspace workspace, string text) => workspace.User("homer").Mention(workspace.Channel("help"), text);

    private static Task<EmulatedMessage> Page(EmulatedWorkspace workspace, string handler, string saying) => workspace.Direct(handler).WaitForAsync(
        message => message.IsFromBot && message.Shows(saying), RunningBot.Patience, $"a page to {handler} saying '{saying}'");

    /// <summary>Puts the workspace into the configuration in force, as a reload does.</summary>
    private void Install(RunningBot bot, EmulatedWorkspace workspace, bool isRtm, string handler, string? token = null)
    {
        var file = Path.Combine(_tokens, workspace.Domain);
        File.WriteAllText(file, (token ?? (isRtm ? workspace.ClassicBotToken : workspace.BotToken)) + "\n");
        var own = RunningBot.Policy(RunningBot.Level(60, handler));
        bot.Current = bot.Current with
        {
            Workspaces = bot.Current.Workspaces.Add(
                workspace.Id, new WorkspaceConfiguration(workspace.Domain, workspace.Id, new TokenPlace(IsFile: true, file), own, 1)),
        };
    }

    private static async Task ServedAsync(RunningBot bot, EmulatedWorkspace workspace)
    {
        await InstalledAsync(bot, install => install.Workspace is not null);
        Assert.NotNull(bot.Installs.Served(workspace.Id));
        await PassesUntilAsync(bot, () => !bot.IsRtm || bot.Slack.App.OpenSockets.Count is 2);
    }

    /// <summary>Lets the second pass after which the bot looks at its configuration, until its one other workspace stands so.</summary>
    private static Task InstalledAsync(RunningBot bot, Func<SlackInstall, bool> stands) =>
        PassesUntilAsync(bot, () => bot.Installs.All.Where(install => install.Token is not null).All(stands));

    private static async Task PassesUntilAsync(RunningBot bot, Func<bool> holds)
    {
        using var patience = new CancellationTokenSource(RunningBot.Patience);
        using var beat = new PeriodicTimer(TimeSpan.FromMilliseconds(5));
        while (!holds())
        {
            await beat.WaitForNextTickAsync(patience.Token);
            bot.Clock.Advance(TimeSpan.FromMilliseconds(50));
        }
    }
}
