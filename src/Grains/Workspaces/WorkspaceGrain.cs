using Microsoft.Extensions.Logging;
using Pokemanager.Grains.Interfaces.Requests;
using Pokemanager.Grains.Interfaces.Workspaces;
using Pokemanager.Grains.Ops;
using Pokemanager.Grains.Requests;
using Pokemanager.Grains.Slack;
using Pokemanager.Policies;
using Pokemanager.Policies.Handlers;
using Pokemanager.Policies.Requests;
using Pokemanager.Slack;

namespace Pokemanager.Grains.Workspaces;

/// <summary>Knows a workspace's people and channels, and finds the policy's handlers among them.</summary>
[GrainType("workspace"), KeepAlive]
internal sealed partial class WorkspaceGrain(
    ISlackWorkspaces workspaces, IPolicyCatalog policies, TimeProvider clock, ILogger<WorkspaceGrain> logger) : Grain, IWorkspaceGrain
{
    private static readonly TimeSpan RefreshEvery = TimeSpan.FromHours(1);
    private static readonly TimeSpan LookUpPatience = TimeSpan.FromSeconds(2);

    private readonly Dictionary<string, string?> _channelNames = [];
    private Dictionary<string, DirectoryUser>? _users;
    private UserDirectory? _directory;
    private (BotConfiguration Configuration, UserDirectory Directory, IReadOnlyList<PreparedLevel> Levels)? _prepared;
    private Admission? _admission;

    private string Workspace => this.GetPrimaryKeyString();

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        _admission = new Admission(new Asides(workspaces, clock, logger), GrainFactory, clock, logger);

        // Interleaves: the list of a large workspace takes long to read, and mentions go on with the one at hand.
        this.RegisterGrainTimer(
            static (grain, ct) => grain.Refresh(ct), this, new() { DueTime = RefreshEvery, Period = RefreshEvery, Interleave = true });
        return Task.CompletedTask;
    }

    public async Task<Preparation> Prepare(Mention mention)
    {
        var configuration = policies.Current.For(Workspace);
        var refusal = _admission!.OfEdit(configuration, mention)
            ?? (await Listens(configuration, mention.Channel) ? null : _admission.NotHere(configuration, mention));
        if (refusal is not null)
        {
            return Preparation.Refused(refusal);
        }

        await Known();
        var requester = await Find(mention.User);
        refusal = _admission.OfRequester(configuration, mention, requester?.IsExternal is true) ?? await _admission.OfFlood(configuration, mention);
        if (refusal is not null)
        {
            return Preparation.Refused(refusal);
        }

        return Preparation.Of(await Plan(configuration, requester is null ? mention.User : SlackPeople.NameOf(requester)));
    }

    public async Task<PreparedPlan?> Preview(string? channel, string requester)
    {
        var configuration = policies.Current.For(Workspace);
        return channel is null || await Listens(configuration, channel) ? await Plan(configuration, await NameOf(requester)) : null;
    }

    public async Task<string?> Objection(string channel, string user)
    {
        await Known();
        return await _admission!.Objection(policies.Current.For(Workspace), channel, user, (await Find(user))?.IsExternal is true);
    }

    public async Task<bool> IsMember(string channel, string user)
    {
        var workspace = await workspaces.GetAsync(Workspace, CancellationToken.None);
        using var patience = new CancellationTokenSource(LookUpPatience, clock);
        try
        {
            return await workspace.Api.ListMembersAsync(channel, patience.Token).ContainsAsync(user, cancellationToken: patience.Token);
        }
        catch (Exception e) when (e is SlackApiException or OperationCanceledException)
        {
            LogNotLookedUp(Workspace, e.Message);
            return false;
        }
    }

    public async Task<IReadOnlyList<PreparedLevel>> GetLevels()
    {
        await Known();
        return await Levels(policies.Current.For(Workspace));
    }

    public Task UserChanged(UserRecord user)
    {
        if (_users is not null)
        {
            Note(new DirectoryUser(user.Id, user.Name, user.DisplayName, user.RealName, user.Email, user.IsDeleted, user.IsBot) { IsExternal = user.IsExternal });
        }

        return Task.CompletedTask;
    }

    private async Task<PreparedPlan> Plan(BotConfiguration configuration, string requester) =>
        new(configuration.Policy.Name, configuration.Policy.Version, await Levels(configuration), requester) { Rules = Rules(configuration) };

    private static PreparedRules? Rules(BotConfiguration configuration) => PlanRules.Of(configuration) is var rules && rules != PlanRules.Default
        ? new PreparedRules(rules.By.ToString(), rules.MaxAge, rules.StaleAfter, rules.Excerpt)
        : null;

    private async Task<bool> Listens(BotConfiguration configuration, string channel)
    {
        if (Routing.Listens(configuration, channel, null))
        {
            return true;
        }

        if (!Routing.NeedsName(configuration))
        {
            return false;
        }

        if (!_channelNames.TryGetValue(channel, out var name))
        {
            var workspace = await workspaces.GetAsync(Workspace, CancellationToken.None);
            _channelNames[channel] = name = (await workspace.Api.FindChannelAsync(channel, CancellationToken.None))?.Name;
        }

        return Routing.Listens(configuration, channel, name);
    }

    private async Task<IReadOnlyList<PreparedLevel>> Levels(BotConfiguration configuration)
    {
        if (_prepared is { } known && ReferenceEquals(known.Configuration, configuration) && ReferenceEquals(known.Directory, _directory))
        {
            return known.Levels;
        }

        await AddMissing(configuration);
        _directory ??= new UserDirectory(_users!.Values);
        var levels = configuration.Policy.Levels.Select(level => PreparedLevels.Prepare(level, _directory)).ToArray();
        foreach (var (level, problem) in levels.SelectMany((level, i) => level.Problems.Select(problem => (i + 1, problem))))
        {
            LogUnresolved(Workspace, configuration.Policy.Name, level, problem, HandlerWarning.ReferenceOf(configuration.Policy.Name, level, problem));
        }

        _prepared = (configuration, _directory, levels);
        return levels;
    }

    /// <summary>Ids and addresses can be asked for one by one, so a user newer than the list is found all the same.</summary>
    private async Task AddMissing(BotConfiguration configuration)
    {
        _directory ??= new UserDirectory(_users!.Values);
        var workspace = await workspaces.GetAsync(Workspace, CancellationToken.None);
        foreach (var handler in configuration.Policy.Levels.SelectMany(level => level.Handlers))
        {
            _directory ??= new UserDirectory(_users!.Values);
            if (handler.Kind is not HandlerKind.Name && HandlerResolver.Resolve(handler, _directory) is HandlerResolution.Unknown)
            {
                var user = await LookUp(token => handler.Kind is HandlerKind.Id
                    ? workspace.Api.FindUserAsync(handler.Value, token)
                    : workspace.Api.FindUserByEmailAsync(handler.Value, token));
                if (user is not null)
                {
                    Note(SlackPeople.From(user, Workspace) with { Email = handler.Kind is HandlerKind.Email ? handler.Value : user.Email });
                    _directory = new UserDirectory(_users!.Values);
                }
            }
        }
    }

    public async Task<string> NameOf(string user)
    {
        await Known();
        return await Find(user) is { } known ? SlackPeople.NameOf(known) : user;
    }

    private async Task<DirectoryUser?> Find(string user)
    {
        if (!_users!.TryGetValue(user, out var known))
        {
            var workspace = await workspaces.GetAsync(Workspace, CancellationToken.None);
            if (await LookUp(token => workspace.Api.FindUserAsync(user, token)) is not { } found)
            {
                return null;
            }

            _users[user] = known = SlackPeople.From(found, Workspace);
        }

        return known;
    }

    private Task Known() => _users is null ? Refresh(CancellationToken.None) : Task.CompletedTask;

    /// <summary>Asks Slack for one user. A request does not fail, or wait long, for want of a name.</summary>
    private async Task<SlackUser?> LookUp(Func<CancellationToken, Task<SlackUser?>> ask)
    {
        using var patience = new CancellationTokenSource(LookUpPatience, clock);
        try
        {
            return await ask(patience.Token);
        }
        catch (Exception e) when (e is SlackApiException or OperationCanceledException)
        {
            LogNotLookedUp(Workspace, e.Message);
            return null;
        }
    }

    private async Task Refresh(CancellationToken cancellationToken)
    {
        var workspace = await workspaces.GetAsync(Workspace, cancellationToken);
        var users = new Dictionary<string, DirectoryUser>();
        await foreach (var user in workspace.Api.ListUsersAsync(cancellationToken))
        {
            users[user.Id] = SlackPeople.From(user, Workspace);
        }

        _users = users;
        _directory = null;
        _channelNames.Clear();
        LogRefreshed(Workspace, users.Count);
    }

    private void Note(DirectoryUser user)
    {
        _users![user.Id] = user;
        _directory = null;
    }

    [LoggerMessage(1, LogLevel.Information, "Workspace {Workspace} has {Count} users")]
    private partial void LogRefreshed(string workspace, int count);

    [LoggerMessage(3, LogLevel.Warning, "Workspace {Workspace}: a user could not be looked up: {Error}")]
    private partial void LogNotLookedUp(string workspace, string error);

    [LoggerMessage(2, LogLevel.Warning, "Workspace {Workspace}, policy {Policy}, level {Level}: {Problem} Ref {Reference}")]
    private partial void LogUnresolved(string workspace, string policy, int level, string problem, string reference);
}
