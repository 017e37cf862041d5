using System.Diagnostics;
using Microsoft.Extensions.Logging;
using Pokemanager.Grains.Interfaces.Commands;
using Pokemanager.Grains.Interfaces.Handlers;
using Pokemanager.Grains.Interfaces.Home;
using Pokemanager.Grains.Interfaces.Requests;
using Pokemanager.Grains.Interfaces.Workspaces;
using Pokemanager.Grains.Requests;
using Pokemanager.Grains.Workspaces;
using Pokemanager.Slack;

namespace Pokemanager.Grains.Slack;

/// <summary>Routes what Slack says to the grain it concerns. Returns once the outcome is durable; calls may be repeated.</summary>
internal sealed partial class SlackIntake(IGrainFactory grains, IPolicyCatalog policies, TimeProvider clock, ILogger<SlackIntake> logger)
{
    // A silo that was lost is known to be gone within about two seconds, on a busy machine within five.
    private static readonly TimeSpan[] RetryAfter =
        [TimeSpan.FromMilliseconds(100), TimeSpan.FromMilliseconds(300), TimeSpan.FromMilliseconds(800), TimeSpan.FromMilliseconds(1500)];

    private const int TriesOfWhatComesOnce = 9;

    public async Task TakeAsync(SlackEvent e, SlackWorkspace workspace)
    {
        var reading = EventReading.Read(e, workspace, policies.Current.For(workspace.Id));
        if (reading is Reading.Noise noise)
        {
            LogPassedOver(e.GetType().Name, noise.Why);
            return;
        }

        using var span = Span(reading, workspace);
        try
        {
            await RoutePatiently(reading, workspace);
        }
        catch (Exception failure)
        {
            span?.Failed(failure);
            throw;
        }
    }

    /// <summary>
    /// Waits out that a silo was lost. Slack brings an event again and a channel can be read again, but nothing brings the press of a
    /// button or, without Socket Mode, an emoji: they are tried for longer than the three seconds after which Slack shows an error.
    /// </summary>
    private async Task RoutePatiently(Reading reading, SlackWorkspace workspace)
    {
        var most = reading is Reading.Pressed or Reading.Reacted ? TriesOfWhatComesOnce : RetryAfter.Length;
        for (var tries = 0; ; tries++)
        {
            try
            {
                await Route(reading, workspace);
                return;
            }
            catch (Exception failure) when (failure.IsOfLostSilo() && tries < most)
            {
                await Task.Delay(RetryAfter[Math.Min(tries, RetryAfter.Length - 1)] * (0.75 + (Random.Shared.NextDouble() / 2)), clock);
            }
            catch (OperationCanceledException lost)
            {
                // Nobody cancelled it, and it must not be taken for the end of whoever gave the event.
                throw new TimeoutException("A silo was lost, and who has its requests now did not show in time.", lost);
            }
        }
    }

    private Task Route(Reading reading, SlackWorkspace workspace)
    {
        switch (reading)
        {
            case Reading.Asked asked:
                return grains.GetGrain<IRequestGrain>(asked.Mention.Key.ToString()).Open(asked.Mention);
            case Reading.Replied replied:
                return Handler(workspace, replied.User).Reply(replied.Reply);
            case Reading.AnsweredThread answered:
                return Handler(workspace, answered.User).AnswerThread(answered.Channel, answered.ThreadTs, answered.Ts, answered.Text);
            case Reading.Reacted reacted:
                return Handler(workspace, reacted.User).React(reacted.Channel, reacted.Ts, reacted.EventTs);
            case Reading.Pressed pressed:
                return Handler(workspace, pressed.User).Press(pressed.Press);
            case Reading.Commanded commanded:
                return grains.GetGrain<ICommandGrain>($"{workspace.Id}/{commanded.Trigger}").Take(commanded.Command);
            case Reading.HomeOpened { User: var visitor }:
                return grains.GetGrain<IHomeGrain>($"{workspace.Id}/{visitor}").Show();
            case Reading.UserChanged { User: var user }:
                return grains.GetGrain<IWorkspaceGrain>(workspace.Id).UserChanged(
                    new UserRecord(user.Id, user.Name, user.DisplayName, user.RealName, user.Email, user.IsDeleted, user.IsBot, SlackPeople.IsExternal(user, workspace.Id)));
            default:
                throw new InvalidOperationException($"No route for {reading.GetType().Name}.");
        }
    }

    /// <summary>A trace begins with each event that a request may come from or be answered by.</summary>
    private static Activity? Span(Reading reading, SlackWorkspace workspace)
    {
        var (name, channel, request) = reading switch
        {
            Reading.Asked asked => ("slack mention", asked.Mention.Channel, asked.Mention.Key.ToString()),
            Reading.Replied replied => ("slack reply", replied.Reply.Channel, null),
            Reading.AnsweredThread answered => ("slack thread message", answered.Channel, null),
            Reading.Reacted reacted => ("slack emoji", reacted.Channel, null),
            Reading.Commanded commanded => ("slack command", commanded.Command.Channel, null),
            Reading.Pressed pressed => ("slack button", pressed.Press.Channel, pressed.Press.Request),
            _ => (null, "", null),
        };
        return name is null ? null : Spans.Begin(name, ActivityKind.Consumer)?.In(workspace.Id, channel).SetTag("pokemanager.request", request);
    }

    private IHandlerGrain Handler(SlackWorkspace workspace, string user) => grains.GetGrain<IHandlerGrain>($"{workspace.Id}/{user}");

    [LoggerMessage(1, LogLevel.Debug, "{Event} was passed over: {Why}")]
    private partial void LogPassedOver(string @event, string why);
}
