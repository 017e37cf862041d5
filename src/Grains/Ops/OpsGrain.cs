using System.Globalization;
using Microsoft.Extensions.Logging;
using Pokemanager.Grains.Interfaces.Conversations;
using Pokemanager.Grains.Interfaces.Ops;
using Pokemanager.Grains.Interfaces.Requests;
using Pokemanager.Grains.Interfaces.Workspaces;
using Pokemanager.Grains.Messages;
using Pokemanager.Grains.Requests;
using Pokemanager.Grains.Slack;

namespace Pokemanager.Grains.Ops;

/// <summary>Writes to the channel that operators read, each line once a day at most.</summary>
[GrainType("ops")]
internal sealed class OpsGrain(
    [PersistentState("ops")] IPersistentState<OpsState> store,
    ISlackWorkspaces workspaces,
    IPolicyCatalog policies,
    TimeProvider clock,
    ILogger<OpsGrain> logger) : Grain, IOpsGrain
{
    private const int MostRemembered = 5_000;
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    private readonly Dictionary<string, DateTimeOffset> _toldAt = [];
    private readonly OpsChannel _channel = new(workspaces, clock, logger);

    private string Workspace => this.GetPrimaryKeyString();

    private string? Wanted => policies.Current.For(Workspace).OpsChannel;

    public async Task Tell(string key, string text)
    {
        var now = clock.GetUtcNow();
        if (_toldAt.TryGetValue(key, out var told) && now - told < Day)
        {
            return;
        }

        if (_toldAt.Count >= MostRemembered)
        {
            _toldAt.Clear();
        }

        if (await Post(key, text))
        {
            _toldAt[key] = now;
        }
    }

    public Task Dropped(RequestSnapshot request) => Tell($"dropped/{request.Key}", OpsLines.Dropped(request));

    public async Task ConnectionLost(string connection, DateTimeOffset since, string? reason)
    {
        if (!store.State.LostSince.ContainsKey(connection) && await Post($"lost/{connection}", OpsLines.ConnectionLost(connection, since, reason)))
        {
            store.State.LostSince[connection] = since;
            await store.WriteStateAsync();
        }
    }

    public async Task ConnectionBack(string connection, DateTimeOffset at)
    {
        if (store.State.LostSince.Remove(connection, out var since))
        {
            await Post($"back/{connection}", OpsLines.ConnectionBack(connection, at - since));
            await store.WriteStateAsync();
        }
    }

    public async Task Check()
    {
        if (Wanted is null)
        {
            return;
        }

        var policy = policies.Current.For(Workspace).Policy.Name;
        var levels = await GrainFactory.GetGrain<IWorkspaceGrain>(Workspace).GetLevels();
        var now = clock.GetUtcNow();
        var warned = store.State.WarnedAt.Where(warning => now - warning.Value < Day).ToDictionary();
        var isNew = false;
        foreach (var (level, number) in levels.Select((level, i) => (level, i + 1)))
        {
            foreach (var problem in level.Problems)
            {
                var reference = HandlerWarning.ReferenceOf(policy, number, problem);
                if (!warned.ContainsKey(reference) && await Post($"handler/{reference}", OpsLines.Handler(policy, number, problem, level.People, reference)))
                {
                    warned[reference] = now;
                    isNew = true;
                }
            }
        }

        if (isNew)
        {
            store.State.WarnedAt = warned;
            await store.WriteStateAsync();
        }
    }

    /// <summary>Hands a line to the channel's conversation; false when there is no channel to tell it in.</summary>
    private async Task<bool> Post(string key, string text)
    {
        if (Wanted is not { } wanted || await _channel.Find(Workspace, wanted) is not { } channel)
        {
            return false;
        }

        var now = clock.GetUtcNow();
        var id = string.Create(CultureInfo.InvariantCulture, $"ops/{key}/{now.ToUnixTimeMilliseconds()}");
        await GrainFactory.GetGrain<IConversationGrain>($"{Workspace}/{channel}")
            .Send([new Delivery(null, id, 0, channel, null, null, new Message(text, [text], [], []), false, now)]);
        return true;
    }
}
