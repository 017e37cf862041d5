using System.Runtime.InteropServices;
using Pokemanager.Silo.Policies;

using static Pokemanager.Silo.Tests.Policies.WatchedFile;

namespace Pokemanager.Silo.Tests.Policies;

public sealed class PolicyWatcherTests
{
    [Fact]
    public async Task A_file_that_is_written_anew_is_loaded()
    {
        await using var file = await WatchedFile.StartAsync();

        await File.WriteAllTextAsync(file.Path, Asking("asok"), TestContext.Current.CancellationToken);

        await file.LoadedAsync("asok");
    }

    [Fact]
    public async Task A_file_that_an_editor_replaces_is_loaded()
    {
        await using var file = await WatchedFile.StartAsync();

        File.Move(file.Path, file.Path + "~");
        await File.WriteAllTextAsync(Path.Join(file.Directory, ".new"), Asking("asok"), TestContext.Current.CancellationToken);
        File.Move(Path.Join(file.Directory, ".new"), file.Path);

        await file.LoadedAsync("asok");
    }

    [Fact]
    public async Task A_config_map_whose_link_is_swapped_is_loaded()
    {
        await using var file = await WatchedFile.StartAsync(directory =>
        {
            LayVersion(directory, "..1", "dilbert");
            File.CreateSymbolicLink(Path.Join(directory, "..data"), "..1");
            File.CreateSymbolicLink(Path.Join(directory, "policy.yaml"), Path.Join("..data", "policy.yaml"));
            return Path.Join(directory, "policy.yaml");
        });
        await file.LoadedAsync("dilbert");

        LayVersion(file.Directory, "..2", "asok");
        File.CreateSymbolicLink(Path.Join(file.Directory, "..data_tmp"), "..2");
        Assert.Equal(0, Rename(Path.Join(file.Directory, "..data_tmp"), Path.Join(file.Directory, "..data")));
        Directory.Delete(Path.Join(file.Directory, "..1"), recursive: true);

        await file.LoadedAsync("asok");
    }

    [Fact]
    public async Task A_change_behind_a_link_to_elsewhere_is_loaded()
    {
        var elsewhere = Directory.CreateTempSubdirectory("elsewhere").FullName;
        await File.WriteAllTextAsync(Path.Join(elsewhere, "p"), Asking("dilbert"), TestContext.Current.CancellationToken);
        await using var file = await WatchedFile.StartAsync(directory =>
            File.CreateSymbolicLink(Path.Join(directory, "policy.yaml"), Path.Join(elsewhere, "p")).FullName);
        await file.LoadedAsync("dilbert");

        await File.WriteAllTextAsync(Path.Join(elsewhere, "p"), Asking("asok"), TestContext.Current.CancellationToken);

        await file.LoadedAsync("asok");
        Directory.Delete(elsewhere, recursive: true);
    }

    [Fact]
    public async Task A_bad_file_keeps_the_last_good_one_and_every_problem_is_logged()
    {
        await using var file = await WatchedFile.StartAsync();
        var good = file.Catalog.Current;

        await File.WriteAllTextAsync(file.Path, "chanels: [a]\nescalation_policy:\n  - handlers: []\n    escalate_after_seconds: 0\n", TestContext.Current.CancellationToken);

        Assert.StartsWith($"Warning: {file.Path}:1:1: unknown key", await file.Log.NextAsync("the first problem"), StringComparison.Ordinal);
        Assert.StartsWith($"Error: {file.Path}:3:15: the handlers of level 1 are empty", await file.Log.NextAsync("the second problem"), StringComparison.Ordinal);
        Assert.StartsWith($"Error: {file.Path}:4:29: escalate_after_seconds is zero", await file.Log.NextAsync("the third problem"), StringComparison.Ordinal);
        Assert.Equal(
            $"Error: Configuration {file.Path} was not loaded because of 3 problems; policy version {good.Policy.Version} stayed in force",
            await file.Log.NextAsync("the file is refused"));
        Assert.Same(good, file.Catalog.Current);

        await File.WriteAllTextAsync(file.Path, Asking("asok"), TestContext.Current.CancellationToken);

        await file.LoadedAsync("asok");
    }

    [Fact]
    public async Task A_file_that_vanishes_for_a_moment_is_no_problem_and_one_that_stays_away_is()
    {
        await using var file = await WatchedFile.StartAsync();

        File.Delete(file.Path);
        await File.WriteAllTextAsync(file.Path, Asking("asok"), TestContext.Current.CancellationToken);
        await file.LoadedAsync("asok");
        File.Delete(file.Path);

        Assert.StartsWith($"Error: {file.Path}:1:1: there is no such file", await file.Log.NextAsync("the file is missed"), StringComparison.Ordinal);
        Assert.Contains("was not loaded because of 1 problems", await file.Log.NextAsync("the file is refused"), StringComparison.Ordinal);
        Assert.Equal("asok", file.Asked);
    }

    [Fact]
    public async Task Without_a_directory_to_watch_the_file_is_polled()
    {
        await using var file = await WatchedFile.StartAsync(directory => Path.Join(directory, "later", "policy.yaml"));
        Assert.Contains("was not watched for events, only looked at every 2 s", await file.Log.NextAsync("the missing directory is noticed"), StringComparison.Ordinal);

        Directory.CreateDirectory(Path.GetDirectoryName(file.Path)!);
        await File.WriteAllTextAsync(file.Path, Asking("asok"), TestContext.Current.CancellationToken);

        await file.LoadedAsync("asok");
    }

    /// <summary>What Kubernetes swaps the link with; the runtime's own moves refuse to put a link in the place of another.</summary>
    [DllImport("libc", EntryPoint = "rename", CharSet = CharSet.Ansi, BestFitMapping = false, ThrowOnUnmappableChar = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Rename(string from, string to);

    private static void LayVersion(string directory, string version, string handler)
    {
        Directory.CreateDirectory(Path.Join(directory, version));
        File.WriteAllText(Path.Join(directory, version, "policy.yaml"), Asking(handler));
    }
}
