using Microsoft.Extensions.Logging;
using Pokemanager.Grains.Interfaces.Requests;
using Pokemanager.Grains.Slack;
using Pokemanager.Policies.Requests;
using Pokemanager.Slack;

namespace Pokemanager.Grains.Workspaces;

/// <summary>
/// Tells a requester something that nobody else in the channel sees. Best effort and never waited for: what Slack does not take is not
/// tried again, and a mention that was found late is not answered at all.
/// </summary>
internal sealed partial class Asides(ISlackWorkspaces workspaces, TimeProvider clock, ILogger logger)
{
    private const int MostRemembered = 5_000;
    private readonly Dictionary<string, DateTimeOffset> _quietUntil = [];

    /// <summary>Tells it unless the same was told a short while ago.</summary>
    /// <param name="topic">What is the same.</param>
    /// <param name="quietFor">For how long it is not told again.</param>
    public void Tell(Mention mention, string topic, TimeSpan quietFor, string text)
    {
        var now = clock.GetUtcNow();
        if (RequestOrigin.TimeOf(mention.Ts) is not { } written || now - written > RequestLimits.LateAfter || _quietUntil.GetValueOrDefault(topic) > now)
        {
            return;
        }

        if (_quietUntil.Count >= MostRemembered)
        {
            foreach (var (old, _) in _quietUntil.OrderBy(told => told.Value).Take(MostRemembered / 2).ToArray())
            {
                _quietUntil.Remove(old);
            }
        }

        _quietUntil[topic] = now + quietFor;
        Post(mention, text).Ignore();
    }

    /// <summary>What is the topic may be told again.</summary>
    public void Forget(string topic) => _quietUntil.Remove(topic);

    private async Task Post(Mention mention, string text)
    {
        try
        {
            if (workspaces.Served(mention.Workspace) is { } workspace)
            {
                await workspace.Writing.PostEphemeralAsync(
                    mention.Channel, mention.User, new OutgoingMessage { Text = text, ThreadTs = mention.ThreadTs }, CancellationToken.None);
            }
        }
        catch (SlackApiException e)
        {
            LogNotTold(mention.Key.ToString(), e.Error);
        }
    }

    [LoggerMessage(20, LogLevel.Information, "The writer of {Mention} could not be told in private that it opened no request: {Error}")]
    private partial void LogNotTold(string mention, string error);
}
