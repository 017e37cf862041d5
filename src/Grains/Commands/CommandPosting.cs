using Microsoft.Extensions.Logging;
using Pokemanager.Grains.Conversations;
using Pokemanager.Grains.Interfaces.Conversations;
using Pokemanager.Grains.Interfaces.Workspaces;
using Pokemanager.Grains.Messages;
using Pokemanager.Grains.Slack;

namespace Pokemanager.Grains.Commands;

/// <summary>Posts the message that stands in the channel for a command.</summary>
internal sealed partial class CommandPosting(
    IGrainFactory grains, ISlackWorkspaces workspaces, CommandAnswers answers, AbsenceWatch absences, TimeProvider clock, ILogger<CommandPosting> logger)
{
    /// <summary>The message's time stamp, or what the person has to know when there can be none.</summary>
    /// <param name="key">The message is looked for by it.</param>
    /// <param name="mayBePosted">Whether an earlier try may have reached Slack.</param>
    public async Task<(string? Ts, Message? Refusal)> PostAsync(
        SlackWorkspace workspace, CommandState command, string key, bool mayBePosted, CancellationToken cancellationToken)
    {
        if (command.IsPrivate)
        {
            return (null, CommandMessage.NotHere(null));
        }

        var people = grains.GetGrain<IWorkspaceGrain>(workspace.Id);
        if (await people.Preview(command.Channel, command.User) is not { } plan)
        {
            return (null, answers.NotListening(command.Channel, workspace.Id));
        }

        // Asked before anything stands in the channel; what was posted counts then as any mention does.
        if (!mayBePosted && await people.Objection(command.Channel, command.User) is { } objection)
        {
            return (null, CommandMessage.Objection(objection));
        }

        // Past the conversation's own queue, which reports to requests only; Slack's limits are kept all the same.
        var message = CommandMessage.Posted(plan.RequesterName, command.Text, command.IsDrill, workspace.BotUserId);
        var delivery = new Delivery(null, key, 0, command.Channel, null, null, message, mayBePosted, command.TakenAt);
        var report = await new DeliverySender(workspace, workspaces, absences, clock, logger).SendAsync(new Outgoing(delivery), cancellationToken);
        if (report?.Ts is { } ts)
        {
            return (ts, null);
        }

        LogNotPosted(workspace.Id, command.Channel, report?.Failure);
        return (null, CommandMessage.NotHere(command.Channel));
    }

    [LoggerMessage(1, LogLevel.Information, "Workspace {Workspace}: Slack takes no message in {Channel} for a command: {Error}")]
    private partial void LogNotPosted(string workspace, string channel, string? error);
}
