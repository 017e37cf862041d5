using Pokemanager.Grains.Interfaces.Conversations;
using Pokemanager.Grains.Interfaces.Requests;
using Pokemanager.Grains.Messages;
using Pokemanager.Grains.Slack;
using Pokemanager.Policies;
using Pokemanager.Policies.Requests;

namespace Pokemanager.Grains.Requests;

/// <summary>Finds the open request of a thread, which another mention there joins.</summary>
internal sealed class OpenThreads(
    IGrainFactory grains, IRequestIndex index, IPolicyCatalog policies, ISlackWorkspaces workspaces, TimeProvider clock)
{
    private const int MostOfOneThread = 10;
    private const int LongestWord = 40;

    /// <summary>
    /// The key of the request that has taken <paramref name="mention"/> as a nudge, or as the answer of somebody it has asked; null when
    /// it is to open one of its own.
    /// </summary>
    public async Task<string?> JoinAsync(Mention mention)
    {
        if (mention.ThreadTs is not { } thread || !policies.Current.For(mention.Workspace).Requests.SameThreadJoins)
        {
            return null;
        }

        var name = RequestState.ThreadName(mention.Workspace, mention.Channel, thread);
        var begun = await index.AskedOfAsync(name, MostOfOneThread, CancellationToken.None);
        foreach (var key in begun.Prepend(new RequestKey(mention.Workspace, mention.Channel, thread).ToString()))
        {
            if (key != mention.Key.ToString() && (await AnswerAsync(key, mention) || await NudgeAsync(key, mention)))
            {
                return key;
            }
        }

        return null;
    }

    /// <summary>Who is asked and answers in the thread may well address the bot.</summary>
    private async Task<bool> AnswerAsync(string key, Mention mention)
    {
        var (rules, grain) = (policies.Current.For(mention.Workspace).Ack, grains.GetGrain<IRequestGrain>(key));
        if (!rules.ThreadReply || await grain.GetSnapshot() is not { } request)
        {
            return false;
        }

        if (request.WasTakenBy(mention.User, nameof(AnswerWay.Thread), mention.Ts))
        {
            // Slack delivers it again.
            return true;
        }

        var pages = request.Pages.Where(page => page.User == mention.User && string.CompareOrdinal(page.Ts ?? mention.Ts, mention.Ts) < 0).ToArray();
        if (request.Status is not nameof(RequestStatus.Open) || request.RequesterId == mention.User || pages is [])
        {
            return false;
        }

        var workspace = await workspaces.GetAsync(mention.Workspace, CancellationToken.None);
        var passes = rules.MeaningOf(SlackText.Excerpt(mention.Text, workspace.BotUserId, LongestWord)) is ReplyMeaning.Pass;
        if (pages.All(page => page.IsPassed))
        {
            // Who has passed it on and says so once more asks nobody; whatever else they write is a mention like anybody's.
            return passes;
        }

        await (passes
            ? grain.Act(new RequestAction(mention.User, RequestActions.Pass, mention.Ts))
            : grain.Acknowledge(new Answer(mention.User, mention.Ts, nameof(AnswerWay.Thread))));
        return true;
    }

    private async Task<bool> NudgeAsync(string key, Mention mention)
    {
        var outcome = await grains.GetGrain<IRequestGrain>(key).Act(new RequestAction(mention.User, RequestActions.Nudge, mention.Ts));
        if (outcome is not { Verdict: nameof(AnswerVerdict.Nudged), Request: { } request })
        {
            return false;
        }

        var now = clock.GetUtcNow();
        if (request.Status is nameof(RequestStatus.Open) && now - RequestOrigin.TimeOf(mention.Ts) < RequestLimits.LateAfter)
        {
            await grains.GetGrain<IConversationGrain>($"{mention.Workspace}/{mention.Channel}").Send(
                [new Delivery(null, $"nudge:{mention.Ts}", 0, mention.Channel, mention.ThreadTs, null, AnswerMessage.Nudged(request, now), false, now, mention.User)]);
        }

        return true;
    }
}
