using System.Threading.Channels;
using Pokemanager.Policies.Configuration;

namespace Pokemanager.Silo.Policies;

/// <summary>
/// Takes a changed configuration file into force without a restart. A bad one changes nothing and is logged, problem by
/// problem.
/// </summary>
internal sealed partial class PolicyWatcher(
    string configFile, PolicyCatalog catalog, TimeProvider clock, ILogger<PolicyWatcher> logger) : BackgroundService
{
    /// <summary>File system events are quick but get lost: a mounted ConfigMap changes behind a symbolic link, elsewhere.</summary>
    private static readonly TimeSpan PollEvery = TimeSpan.FromSeconds(2);

    private readonly Channel<bool> _wakes = Channel.CreateBounded<bool>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var content = new SettledContent();
        var started = clock.GetTimestamp();
        using var timer = clock.CreateTimer(_ => Wake(), null, TimeSpan.Zero, PollEvery);
        using var events = FileEvents();
        await foreach (var _ in _wakes.Reader.ReadAllAsync(stoppingToken))
        {
            if (content.Accept(FileContent.Read(configFile), clock.GetElapsedTime(started)) is { } settled)
            {
                Take(settled);
            }
            else if (content.IsSettling)
            {
                timer.Change(SettledContent.Settles, PollEvery);
            }
        }
    }

    private void Take(FileContent content)
    {
        var (configuration, problems) = content.Problem is { } unreadable
            ? new PolicyFileResult(null, [unreadable])
            : PolicyFile.Read(content.Bytes.AsSpan(), configFile);
        foreach (var problem in problems)
        {
            LogProblem(problem.Severity is Severity.Error ? LogLevel.Error : LogLevel.Warning, problem.File, problem.Line, problem.Column, problem.Message);
        }

        if (configuration is null)
        {
            LogKept(configFile, problems.Length, catalog.Current.Policy.Version);
            return;
        }

        catalog.Replace(configuration);
        LogLoaded(configFile, configuration.Policy.Version, configuration.Policy.Levels.Length);
    }

    private FileSystemWatcher? FileEvents()
    {
        FileSystemWatcher? events = null;
        try
        {
            var path = Path.GetFullPath(configFile);
            events = new FileSystemWatcher(Path.GetDirectoryName(path) ?? path)
            {
                NotifyFilter = NotifyFilters.FileName | NotifyFilters.DirectoryName | NotifyFilters.LastWrite,
                // Kubernetes swaps links whose names begin with two dots; other files beside the configuration are no concern.
                Filters = { Path.GetFileName(path), "..*" },
            };
            events.Changed += (_, _) => Wake();
            events.Created += (_, _) => Wake();
            events.Deleted += (_, _) => Wake();
            events.Renamed += (_, _) => Wake();
            events.EnableRaisingEvents = true;
            return events;
        }
        catch (Exception e) when (e is IOException or ArgumentException or UnauthorizedAccessException or PlatformNotSupportedException)
        {
            events?.Dispose();
            LogPollingOnly(configFile, PollEvery.TotalSeconds, e.Message);
            return null;
        }
    }

    private void Wake() => _wakes.Writer.TryWrite(true);
}
