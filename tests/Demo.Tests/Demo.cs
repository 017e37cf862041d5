using Pokemanager.Silo.Tests.Running;

namespace Pokemanager.Demo.Tests;

/// <summary>The real <c>demo</c>, with a policy of its own and ports of its own.</summary>
public sealed class Demo : IAsyncDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("pokemanager-");
    private readonly string[] _arguments;
    private BotProcess _process;

    private Demo(string policy, string[] arguments)
    {
        PolicyFile = Path.Combine(_folder.FullName, "policy.yaml");
        File.WriteAllText(PolicyFile, policy);
        Page = new Uri($"http://127.0.0.1:{BotProcess.FreePort()}/");
        Bot = new Uri($"http://127.0.0.1:{BotProcess.FreePort()}/");
        _arguments = ["demo", "--config-file", PolicyFile, "--page", Page.ToString(), "--urls", Bot.ToString(), .. arguments];
        _process = Run();
    }

    public Uri Page { get; }

    public Uri Bot { get; }

    public string PolicyFile { get; }

    public string Output => _process.Output;

    /// <summary>Starts it and waits until the bot can do its work.</summary>
    public static async Task<Demo> StartAsync(string policy, params string[] arguments)
    {
        var demo = new Demo(policy, arguments);
        await demo._process.ReadyAsync();
        return demo;
    }

    /// <summary>Ends the process as <c>kill -9</c> does, and waits until the bot has gone as well.</summary>
    public async Task KillAsync()
    {
        await _process.KillAsync();
        using var http = new HttpClient();
        for (var isUp = true; isUp;)
        {
            isUp = await http.GetAsync(new Uri(Bot, "healthz")).ContinueWith(answer => answer.IsCompletedSuccessfully, TaskScheduler.Default);
        }
    }

    /// <summary>Starts it again at the same addresses, after <see cref="KillAsync"/>.</summary>
    public async Task StartAgainAsync()
    {
        _process.Dispose();
        _process = Run();
        await _process.ReadyAsync();
    }

    public ValueTask DisposeAsync()
    {
        _process.Dispose();
        _folder.Delete(recursive: true);
        return ValueTask.CompletedTask;
    }

    private BotProcess Run() => BotProcess.Start(_arguments, url: Bot);
}
