using Pokemanager.Grains.Interfaces.Commands;
using Pokemanager.Grains.Interfaces.Conversations;
using Pokemanager.Grains.Interfaces.Requests;
using Pokemanager.Grains.Interfaces.Workspaces;
using Pokemanager.Grains.Messages;
using Pokemanager.Grains.Requests;
using Pokemanager.Grains.Workspaces;

namespace Pokemanager.Grains.Commands;

/// <summary>Looks up what a command asks about.</summary>
internal sealed class CommandAnswers(IGrainFactory grains, OpenRequests requests, IPolicyCatalog policies)
{
    public async Task<Message> RenderAsync(CommandMeaning meaning, SlashCommand command, string workspace, CancellationToken cancellationToken) => meaning switch
    {
        CommandMeaning.Who => await WhoAsync(command, workspace),
        CommandMeaning.Open => OpenRequestsMessage.Render(await requests.ReadAsync(workspace, cancellationToken), command.User, command.Channel),
        CommandMeaning.Why why => await WhyAsync(why, command, workspace, cancellationToken),
        _ => CommandMessage.Help(command.Name),
    };

    /// <summary>The bot takes no requests where the command was typed.</summary>
    public Message NotListening(string channel, string workspace) =>
        SectionedMessage.Of(AsideText.NotListening(policies.Current.For(workspace), channel));

    private async Task<Message> WhoAsync(SlashCommand command, string workspace)
    {
        var channel = command.IsPrivate ? null : command.Channel;
        return await grains.GetGrain<IWorkspaceGrain>(workspace).Preview(channel, command.User) is { } plan
            ? WhoMessage.Render(plan, channel)
            : NotListening(command.Channel, workspace);
    }

    private async Task<Message> WhyAsync(CommandMeaning.Why why, SlashCommand command, string workspace, CancellationToken cancellationToken)
    {
        if (why.Message is null)
        {
            var newest = (await requests.ReadAsync(workspace, cancellationToken)).FirstOrDefault(request => request.Key.Split('/')[1] == command.Channel);
            return newest is null ? CommandMessage.NothingToExplain(isLinked: false) : await ExplainAsync(newest.Key) ?? CommandMessage.NothingToExplain(isLinked: false);
        }

        // A link to a line of the bot's leads to the thread, and a request may itself stand in one.
        foreach (var ts in new[] { why.Message.Ts, why.Message.ThreadTs }.OfType<string>())
        {
            if (await ExplainAsync(new RequestKey(workspace, why.Message.Channel, ts).ToString()) is { } explained)
            {
                return explained;
            }
        }

        return CommandMessage.NothingToExplain(isLinked: true);
    }

    private async Task<Message?> ExplainAsync(string request) => await grains.GetGrain<IRequestGrain>(request).Why();
}
