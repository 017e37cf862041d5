using Microsoft.Extensions.Logging;
using Pokemanager.Grains.Slack;
using Pokemanager.Slack;

namespace Pokemanager.Grains.Ops;

/// <summary>Finds the channel of the operators among those that the bot is in.</summary>
internal sealed partial class OpsChannel(ISlackWorkspaces workspaces, TimeProvider clock, ILogger logger)
{
    // A channel may be made or archived, and the bot invited or removed, at any time.
    private static readonly TimeSpan MissingFor = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan FoundFor = TimeSpan.FromHours(1);

    private (string Wanted, string? Id, DateTimeOffset At)? _found;
    private string? _missed;

    /// <summary>Its id; null, with one warning, when there is no such channel or the bot is not in it.</summary>
    public async Task<string?> Find(string workspaceId, string wanted)
    {
        var now = clock.GetUtcNow();
        if (_found is { } known && known.Wanted == wanted && now - known.At < (known.Id is null ? MissingFor : FoundFor))
        {
            return known.Id;
        }

        if (workspaces.Served(workspaceId) is not { } workspace)
        {
            return null;
        }

        try
        {
            var id = await Find(workspace.Api, wanted);
            _found = (wanted, id, now);
            if (id is null && _missed != wanted)
            {
                LogMissing(workspaceId, wanted);
            }

            _missed = id is null ? wanted : null;
            return id;
        }
        catch (SlackApiException e)
        {
            LogNotListed(workspaceId, e.Error);
            return null;
        }
    }

    private static async Task<string?> Find(ISlackWebApi slack, string wanted)
    {
        await foreach (var channel in slack.ListJoinedChannelsAsync(direct: false, CancellationToken.None))
        {
            if (channel.IsMember && (channel.Id == wanted || string.Equals(channel.Name, wanted, StringComparison.OrdinalIgnoreCase)))
            {
                return channel.Id;
            }
        }

        return null;
    }

    [LoggerMessage(10, LogLevel.Warning, "Workspace {Workspace}: operators are told nothing, because there is no channel {Channel}, or the bot is not in it; invite it there")]
    private partial void LogMissing(string workspace, string channel);

    [LoggerMessage(11, LogLevel.Warning, "Workspace {Workspace}: the operators' channel could not be looked up: {Error}")]
    private partial void LogNotListed(string workspace, string error);
}
