using Microsoft.Extensions.Logging;
using Pokemanager.Grains.Interfaces.Handlers;
using Pokemanager.Grains.Interfaces.Requests;
using Pokemanager.Grains.Interfaces.Workspaces;
using Pokemanager.Slack;

namespace Pokemanager.Grains.Slack;

/// <summary>Routes what Slack says to the grain it concerns. Returns once the outcome is durable; calls may be repeated.</summary>
internal sealed partial class SlackIntake(IGrainFactory grains, ILogger<SlackIntake> logger)
{
    public Task TakeAsync(SlackEvent e, SlackWorkspace workspace)
    {
        switch (EventReading.Read(e, workspace))
        {
            case Reading.Asked asked:
                return grains.GetGrain<IRequestGrain>(asked.Mention.Key.ToString()).Open(asked.Mention);
            case Reading.Replied replied:
                return Handler(workspace, replied.User).Reply(replied.Reply);
            case Reading.AnsweredThread answered:
                return Handler(workspace, answered.User).AnswerThread(answered.Channel, answered.ThreadTs, answered.Ts);
            case Reading.Reacted reacted:
                return Handler(workspace, reacted.User).React(reacted.Channel, reacted.Ts, reacted.EventTs);
            case Reading.Pressed pressed:
                return Handler(workspace, pressed.User).Press(pressed.Request, pressed.Channel, pressed.EventTs);
            case Reading.UserChanged { User: var user }:
                return grains.GetGrain<IWorkspaceGrain>(workspace.Id).UserChanged(
                    new UserRecord(user.Id, user.Name, user.DisplayName, user.RealName, user.Email, user.IsDeleted, user.IsBot));
            case Reading.Noise noise:
                LogPassedOver(e.GetType().Name, noise.Why);
                return Task.CompletedTask;
            case var other:
                throw new InvalidOperationException($"No route for {other.GetType().Name}.");
        }
    }

    private IHandlerGrain Handler(SlackWorkspace workspace, string user) => grains.GetGrain<IHandlerGrain>($"{workspace.Id}/{user}");

    [LoggerMessage(1, LogLevel.Debug, "{Event} was passed over: {Why}")]
    private partial void LogPassedOver(string @event, string why);
}
