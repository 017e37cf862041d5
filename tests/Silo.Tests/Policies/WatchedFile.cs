using System.Text;
using Pokemanager.Policies;
using Pokemanager.Policies.Configuration;
using Pokemanager.Silo.Policies;

namespace Pokemanager.Silo.Tests.Policies;

/// <summary>A configuration file in a directory of its own, and the watcher of it.</summary>
internal sealed class WatchedFile : IAsyncDisposable
{
    private readonly PolicyWatcher _watcher;

    private WatchedFile(string directory, string path)
    {
        Directory = directory;
        Path = path;
        Catalog = new PolicyCatalog(Initial);
        _watcher = new PolicyWatcher(path, Catalog, TimeProvider.System, Log);
    }

    public static BotConfiguration Initial { get; } = PolicyFile.Read(Encoding.UTF8.GetBytes(Asking("initial")), "p.yaml").Configuration!;

    public string Directory { get; }

    public string Path { get; }

    public PolicyCatalog Catalog { get; }

    public RecordedLog<PolicyWatcher> Log { get; } = new();

    public string Asked => Catalog.Current.Policy.Levels[0].Handlers[0].Value;

    public static string Asking(string handler) => $"escalation_policy:\n  - handlers: [{handler}]\n";

    /// <summary>Starts watching once <paramref name="lay"/> has laid out the directory and told the path to watch.</summary>
    public static async Task<WatchedFile> StartAsync(Func<string, string> lay)
    {
        var directory = System.IO.Directory.CreateTempSubdirectory("watched").FullName;
        var file = new WatchedFile(directory, lay(directory));
        await file._watcher.StartAsync(TestContext.Current.CancellationToken);
        return file;
    }

    /// <summary>Watches a plain file that asks <c>dilbert</c> and is in force.</summary>
    public static async Task<WatchedFile> StartAsync()
    {
        var file = await StartAsync(directory =>
        {
            var path = System.IO.Path.Join(directory, "policy.yaml");
            File.WriteAllText(path, Asking("dilbert"));
            return path;
        });
        await file.LoadedAsync("dilbert");
        return file;
    }

    public async Task LoadedAsync(string handler)
    {
        Assert.StartsWith($"Information: Configuration {Path} was loaded: policy version ", await Log.NextAsync($"{handler} is loaded"), StringComparison.Ordinal);
        Assert.Equal(handler, Asked);
    }

    public async ValueTask DisposeAsync()
    {
        await _watcher.StopAsync(CancellationToken.None);
        _watcher.Dispose();
        System.IO.Directory.Delete(Directory, recursive: true);
    }
}
