using Pokemanager.Grains.Conversations;
using Pokemanager.Grains.Interfaces.Conversations;
using Pokemanager.Grains.Slack;
using Pokemanager.Slack;

namespace Pokemanager.Grains.Commands;

/// <summary>
/// Answers one person where they asked, for their eyes only. Not by the command's <c>response_url</c>: that is an address which arrives
/// with the event, so it would have to be checked before it is called and would not lead through <c>SLACK_API_URL</c>, and its half hour
/// would be a second limit to keep. What Slack does not show in the conversation is written in private.
/// </summary>
internal sealed class PersonalAnswer(IGrainFactory grains, TimeProvider clock)
{
    /// <param name="key">Names the answer among those to this person.</param>
    public async Task ShowAsync(
        SlackWorkspace workspace, string user, string channel, string key, Message message, CancellationToken cancellationToken)
    {
        try
        {
            await workspace.Api.PostEphemeralAsync(channel, user, Rendering.Outgoing(message), cancellationToken);
        }
        catch (SlackApiException e) when (e.Kind is SlackErrorKind.Refused)
        {
            // The bot is not in that conversation, or it takes no messages.
            await grains.GetGrain<IConversationGrain>($"{workspace.Id}/{user}")
                .Send([new Delivery(null, key, 0, user, null, null, message, false, clock.GetUtcNow())]);
        }
    }
}
