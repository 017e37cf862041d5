using Pokemanager.SlackEmulator;

namespace Pokemanager.Silo.Tests.Running;

/// <summary>An emulated Slack with a small company, and a folder for files.</summary>
internal sealed class Workplace : IAsyncDisposable
{
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("pokemanager-");

    private Workplace(EmulatorHost slack)
    {
        Slack = slack;
        Company = slack.Slack.AddWorkspace("acme");
        foreach (var name in new[] { "dilbert", "asok", "alice", "wally", "catbert" })
        {
            Company.AddUser(name);
        }

        Ops = Company.AddChannel("ops-help");
    }

    public EmulatorHost Slack { get; }

    public EmulatedWorkspace Company { get; }

    public EmulatedChannel Ops { get; }

    public string Storage => $"sqlite:{Path.Combine(_folder.FullName, "bot.db")}";

    public static async Task<Workplace> OpenAsync(TimeProvider? slackClock = null) =>
        new(await EmulatorHost.StartAsync(new EmulatorOptions { RetryScale = 0.01, Clock = slackClock ?? TimeProvider.System }));

    public string File(string name, string content)
    {
        var path = Path.Combine(_folder.FullName, name);
        System.IO.File.WriteAllText(path, content);
        return path;
    }

    public string Folder(string name) => Directory.CreateDirectory(Path.Combine(_folder.FullName, name)).FullName;

    public EmulatedMessage Ask(string text) => Company.User("catbert").Mention(Ops, text);

    public Task<EmulatedMessage> Page(string handler, string saying) => Company.Direct(handler).WaitForAsync(
        message => message.IsFromBot && message.Text.Contains(saying, StringComparison.Ordinal), Patience, $"a page to {handler} saying '{saying}'");

    public Task<EmulatedMessage> Line(EmulatedMessage mention, string saying) => Ops.WaitForAsync(
        message => message.IsFromBot && message.ThreadTs == mention.Ts && message.Text.Contains(saying, StringComparison.Ordinal),
        Patience,
        $"a line in the thread saying '{saying}'");

    /// <summary>Keys of every message the bot posted, as often as it did.</summary>
    public IReadOnlyList<string> PostedKeys() =>
        [.. Company.Messages.Where(message => message is { IsFromBot: true, Metadata: not null })
            .Select(message => message.Metadata!.Value.GetProperty("event_payload").GetProperty("key").GetString()!)];

    /// <summary>A bot that is ready and asks dilbert, who has ten minutes.</summary>
    public async Task<BotProcess> RunBotAsync(IReadOnlyDictionary<string, string>? settings = null)
    {
        var bot = BotProcess.Start(Slack, Company, File("policy.yaml", "escalation_policy: [{handlers: [dilbert], escalate_after_seconds: 600}]"), Storage, settings: settings);
        await bot.ReadyAsync();
        return bot;
    }

    public async ValueTask DisposeAsync()
    {
        await Slack.DisposeAsync();
        _folder.Delete(recursive: true);
    }
}
