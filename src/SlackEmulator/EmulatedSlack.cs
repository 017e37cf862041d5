using System.Collections.Concurrent;
using Pokemanager.SlackEmulator.Directory;

namespace Pokemanager.SlackEmulator;

/// <summary>One emulated Slack: its workspaces, one app installed in all of them, its faults and what was asked of it.</summary>
public sealed class EmulatedSlack
{
    private readonly ConcurrentDictionary<string, EmulatedWorkspace> byId = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, AccessToken> tokens = new(StringComparer.Ordinal);
    private readonly Lock sync = new();
    private EmulatedWorkspace[] workspaces = [];
    private EmulatedOrganization[] organizations = [];
    private Action<EmulatedChange>[] watchers = [];

    /// <summary>Creates a world without workspaces.</summary>
    public EmulatedSlack(EmulatorOptions? options = null)
    {
        Options = options ?? new EmulatorOptions();
        Faults = new Faults(this);
        App = new EmulatedApp(this);
        ResponseUrls = new Interactivity.ResponseUrls(this);
        Calls = new ApiCalls(Options);
    }

    /// <summary>The app that every workspace has installed.</summary>
    public EmulatedApp App { get; }

    /// <summary>What goes wrong on purpose.</summary>
    public Faults Faults { get; }

    /// <summary>Every Web API call that was answered, in order.</summary>
    public ApiCalls Calls { get; }

    /// <summary>The workspaces in the order they were added.</summary>
    public IReadOnlyCollection<EmulatedWorkspace> Workspaces => workspaces;

    /// <summary>The organizations in the order they were added.</summary>
    public IReadOnlyCollection<EmulatedOrganization> Organizations => organizations;

    /// <summary>The address under which this world is served; null before a host serves it.</summary>
    public Uri? Url { get; internal set; }

    internal EmulatorOptions Options { get; set; }

    internal IdSequence Ids { get; } = new();

    internal Interactivity.ResponseUrls ResponseUrls { get; }

    /// <summary>Adds a workspace with the bot <c>poke</c> in it and no channel.</summary>
    public EmulatedWorkspace AddWorkspace(string domain = "acme") => Add(new EmulatedWorkspace(this, domain, organization: null));

    /// <summary>Adds an organization that installed the app as a whole, without workspaces.</summary>
    public EmulatedOrganization AddOrganization(string name = "conglomerate")
    {
        lock (sync)
        {
            var organization = new EmulatedOrganization(this, name);
            organizations = [.. organizations, organization];
            return organization;
        }
    }

    internal EmulatedOrganization FindOrAddOrganization(string nameOrId)
    {
        lock (sync) return Array.Find(organizations, known => known.Id == nameOrId || known.Name == nameOrId) ?? AddOrganization(nameOrId);
    }

    internal EmulatedWorkspace Add(EmulatedWorkspace workspace)
    {
        lock (sync)
        {
            byId[workspace.Id] = workspace;
            workspaces = [.. workspaces, workspace];
        }

        return workspace;
    }

    /// <summary>The workspace with this id or domain; throws when there is none.</summary>
    public EmulatedWorkspace Workspace(string idOrDomain) =>
        Array.Find(workspaces, w => w.Id == idOrDomain || w.Domain == idOrDomain)
        ?? throw new KeyNotFoundException($"There is no workspace {idOrDomain}.");

    /// <summary>Calls <paramref name="watcher"/> on every change, on the thread that makes it, until disposed.</summary>
    public IDisposable Watch(Action<EmulatedChange> watcher)
    {
        lock (sync) watchers = [.. watchers, watcher];
        return new Watching(this, watcher);
    }

    /// <summary>The first Web API call from now on that matches; a <see cref="TimeoutException"/> names the last ones seen.</summary>
    public Task<ApiCall> NextCallAsync(Func<ApiCall, bool> matches, TimeSpan timeout) => Calls.NextAsync(matches, timeout);

    /// <summary>Tells the page that the bot's process was ended or started.</summary>
    public void BotChanged() => Announce(new EmulatedChange("bot_changed", null));

    internal bool HasWatchers => watchers.Length > 0;

    internal void Announce(EmulatedChange change)
    {
        foreach (var watcher in watchers) watcher(change);
    }

    internal AccessToken? Token(string secret) => tokens.GetValueOrDefault(secret);

    internal AccessToken Issue(AccessToken token) => tokens[token.Secret] = token;

    private sealed class Watching(EmulatedSlack slack, Action<EmulatedChange> watcher) : IDisposable
    {
        public void Dispose()
        {
            lock (slack.sync) slack.watchers = Array.FindAll(slack.watchers, w => w != watcher);
        }
    }
}
