using Microsoft.Extensions.Logging;
using Pokemanager.Grains.Interfaces.Conversations;
using Pokemanager.Grains.Interfaces.Handlers;
using Pokemanager.Grains.Interfaces.Requests;
using Pokemanager.Grains.Messages;
using Pokemanager.Grains.Requests;
using Pokemanager.Policies;
using Pokemanager.Policies.Requesters;
using Pokemanager.Policies.Requests;

namespace Pokemanager.Grains.Handlers;

/// <summary>
/// Finds the request that somebody's answer belongs to. What it knows is memory, filled from the store on activation
/// and by the requests themselves from then on.
/// </summary>
[GrainType("handler")]
internal sealed partial class HandlerGrain(
    IRequestIndex index, IPolicyCatalog policies, TimeProvider clock, ILogger<HandlerGrain> logger) : Grain, IHandlerGrain
{
    private const int MostRead = 500;
    private const int MostReadAgain = 20;

    // Whoever writes more than that is no conversation any more, and a page to them would wait behind the answers.
    private const int RemarksPerMinute = 20;
    private static readonly TimeSpan PlaceWait = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan MostWait = TimeSpan.FromSeconds(1);
    private readonly PageBook _book = new();
    private TaskCompletionSource _heard = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private TokenBucket _remarks;
    private bool _isRead;

    private string Person => this.GetPrimaryKeyString();

    private string Workspace => Person.Split('/')[0];

    private string User => Person.Split('/')[1];

    public Task Concerns(RequestSnapshot request)
    {
        _book.Note(request, User);
        var heard = _heard;
        _heard = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        heard.SetResult();
        return Task.CompletedTask;
    }

    public async Task Reply(PrivateReply reply)
    {
        if (!_book.IsNew(reply.Ts))
        {
            return;
        }

        try
        {
            await Take(reply);
        }
        catch
        {
            // It was not taken, so its repeat has to be.
            _book.Forget(reply.Ts);
            throw;
        }
    }

    private async Task Take(PrivateReply reply)
    {
        await Read(again: false);
        if (IsUnknown())
        {
            // Before anybody is refused, the store is asked for what this activation may not have heard.
            await Read(again: true);
        }

        // It must not be taken for another request's.
        await WaitForPlaces(IsUnknown);

        if (_book.AnsweredBy(reply.Ts))
        {
            return;
        }

        if (_book.For(reply) is { } entry)
        {
            await Take(reply, entry);
        }
        else if (policies.Current.For(Workspace).PrivateMessageDeny is { } deny && MayRemark())
        {
            await Tell(reply.Channel, reply.ThreadTs, $"deny:{reply.Ts}", AnswerMessage.Denied(deny));
        }

        bool IsUnknown() => reply.ThreadTs is null ? _book.For(reply) is null : _book.ByMessage(reply.Channel, reply.ThreadTs) is null;
    }

    /// <summary>Somebody may answer before Slack's own answer to the page is here.</summary>
    private async Task WaitForPlaces(Func<bool> isUnknown)
    {
        var until = clock.GetUtcNow() + MostWait;
        while (_book.HasUnplaced && isUnknown() && clock.GetUtcNow() < until)
        {
            var heard = _heard.Task;
            if (await Task.WhenAny(heard, Task.Delay(PlaceWait, clock)) != heard)
            {
                // The word of a request is lost with its silo.
                await Read(again: true);
            }
        }
    }

    private Task Take(PrivateReply reply, PageEntry entry)
    {
        var rules = policies.Current.For(Workspace).Ack;
        switch (rules.MeaningOf(reply.Text))
        {
            case ReplyMeaning.Pass when entry.TakenById == User:
                return Do(entry.Key, new RequestAction(User, RequestActions.GiveBack, reply.Ts), reply.Channel, reply.ThreadTs, isReply: true);
            case ReplyMeaning.Pass:
                return Do(entry.Key, new RequestAction(User, RequestActions.Pass, reply.Ts), reply.Channel, reply.ThreadTs, isReply: true);
            case ReplyMeaning.Nothing:
                return MayRemark() ? Tell(reply.Channel, reply.ThreadTs, $"unclear:{reply.Ts}", AnswerMessage.Unclear(rules.Words, rules.PassWords)) : Task.CompletedTask;
            default:
                return Answer(entry.Key, new Answer(User, reply.Ts, nameof(AnswerWay.Reply)), reply.Channel, reply.ThreadTs, tellAlways: true);
        }
    }

    public async Task React(string channel, string ts, string eventTs)
    {
        var mention = $"{Workspace}/{channel}/{ts}";
        var mayClaim = policies.Current.For(Workspace).Ack.By is not AckBy.Handlers;
        await Read(again: false);
        if (Find() is null)
        {
            await Read(again: true);
            await WaitForPlaces(() => Find() is null);
        }

        if (Find() is { } key)
        {
            await Answer(key, new Answer(User, eventTs, nameof(AnswerWay.Emoji)), null, null, tellAlways: false);
        }

        string? Find() => _book.ByMessage(channel, ts)?.Key ?? (mayClaim || _book.ByKey(mention) is not null ? mention : null);
    }

    public async Task AnswerThread(string channel, string threadTs, string ts, string text)
    {
        var rules = policies.Current.For(Workspace).Ack;
        if (!rules.ThreadReply)
        {
            return;
        }

        await Read(again: false);
        if (IsUnknown())
        {
            await Read(again: true);
            await WaitForPlaces(IsUnknown);
        }

        foreach (var entry in _book.InThread(channel, threadTs, User, ts))
        {
            // In public people say more than the words that count in private, so all but a passing takes it.
            await (rules.MeaningOf(text) is ReplyMeaning.Pass
                ? Do(entry.Key, new RequestAction(User, RequestActions.Pass, ts), null, null, isReply: false)
                : Answer(entry.Key, new Answer(User, ts, nameof(AnswerWay.Thread)), null, null, tellAlways: false));
        }

        bool IsUnknown() => _book.InThread(channel, threadTs, User, ts).Count is 0;
    }

    public async Task Press(ButtonPress press)
    {
        switch (press.Action)
        {
            case Actions.Take:
                await Answer(press.Request, new Answer(User, press.Ts, nameof(AnswerWay.Button)), press.Channel, null, tellAlways: false);
                break;
            case Actions.Why:
                await Explain(press);
                break;
            default:
                var kind = press.Action switch
                {
                    Actions.Pass => RequestActions.Pass,
                    Actions.GiveBack => RequestActions.GiveBack,
                    Actions.Cancel => RequestActions.Cancel,
                    Actions.Push => RequestActions.Push,
                    _ => throw new ArgumentException($"No request has a button {press.Action}.", nameof(press)),
                };
                await Do(press.Request, new RequestAction(User, kind, press.Ts, press.Level, press.Round), press.Channel, null, isReply: false);
                break;
        }
    }

    private async Task Explain(ButtonPress press)
    {
        var request = GrainFactory.GetGrain<IRequestGrain>(press.Request);
        if (await request.Why() is { } why && await request.GetSnapshot() is { } snapshot)
        {
            await Tell(press.Channel, ThreadOf(press.Channel, snapshot), $"why:{press.Ts}", why);
        }
        else
        {
            await TellForgotten(press.Channel, press.Ts);
        }
    }

    /// <summary>A button stays in Slack for longer than its request is kept.</summary>
    private Task TellForgotten(string? channel, string ts) =>
        channel is null ? Task.CompletedTask : Tell(channel, null, $"answer:{ts}", AnswerMessage.Forgotten);

    /// <summary>Gives what somebody does to its request, and tells them in <paramref name="channel"/> what they would not see.</summary>
    private async Task Do(string key, RequestAction action, string? channel, string? threadTs, bool isReply)
    {
        var outcome = await GrainFactory.GetGrain<IRequestGrain>(key).Act(action);
        LogAnswered(Person, key, action.Kind, outcome.Verdict);
        if (outcome.Request is not { } request)
        {
            await TellForgotten(channel, action.Ts);
            return;
        }

        _book.Note(request, User);
        var verdict = Enum.Parse<AnswerVerdict>(outcome.Verdict);
        var message = verdict switch
        {
            AnswerVerdict.Passed or AnswerVerdict.PassedOn or AnswerVerdict.AlreadyPassed when isReply =>
                AnswerMessage.Done("Passed on", PageEntry.SubjectOf(request), request.Permalink),
            AnswerVerdict.GivenBack when isReply => AnswerMessage.Done("Given back", PageEntry.SubjectOf(request), request.Permalink),
            _ => AnswerMessage.Of(verdict, request, SinceEnd(request), policies.Current.For(Workspace)),
        };
        if (message is not null && channel is not null && MayBeTold(verdict, channel))
        {
            await Tell(channel, threadTs ?? ThreadOf(channel, request), $"answer:{action.Ts}", message);
        }
    }

    /// <summary>Who was not asked has no page, so a private conversation that they pressed a button in is not theirs.</summary>
    private static bool MayBeTold(AnswerVerdict verdict, string channel) => verdict is not AnswerVerdict.NotAsked || !IsPrivate(channel);

    private TimeSpan SinceEnd(RequestSnapshot request) => clock.GetUtcNow() - (request.ClosedAt ?? clock.GetUtcNow());

    /// <summary>Gives the answer to its request, and tells the handler in <paramref name="channel"/> what the page itself does not show.</summary>
    private async Task Answer(string key, Answer answer, string? channel, string? threadTs, bool tellAlways)
    {
        var outcome = await GrainFactory.GetGrain<IRequestGrain>(key).Acknowledge(answer);
        LogAnswered(Person, key, answer.Via, outcome.Verdict);
        if (outcome.Request is not { } request)
        {
            await TellForgotten(channel, answer.Ts);
            return;
        }

        _book.Note(request, User);
        if (channel is null)
        {
            return;
        }

        var message = Enum.Parse<AnswerVerdict>(outcome.Verdict) switch
        {
            AnswerVerdict.Acknowledged or AnswerVerdict.AcknowledgedLate or AnswerVerdict.AlreadyYours => tellAlways
                ? AnswerMessage.Yours(PageEntry.SubjectOf(request), request.Permalink, _book.Open)
                : null,
            var verdict => MayBeTold(verdict, channel) ? AnswerMessage.Of(verdict, request, SinceEnd(request), policies.Current.For(Workspace)) : null,
        };
        if (message is not null)
        {
            await Tell(channel, threadTs ?? ThreadOf(channel, request), $"answer:{answer.Ts}", message);
        }
    }

    private static string? ThreadOf(string channel, RequestSnapshot request) => IsPrivate(channel) ? null : request.Thread;

    private static bool IsPrivate(string channel) => channel.StartsWith('D');

    /// <summary>Whether they may be told something that changes nothing.</summary>
    private bool MayRemark()
    {
        var now = clock.GetUtcNow();
        if (_remarks.Wait(RemarksPerMinute, now) > TimeSpan.Zero)
        {
            return false;
        }

        _remarks = _remarks.Take(RemarksPerMinute, now);
        return true;
    }

    /// <summary>In a channel they alone see it.</summary>
    private Task Tell(string channel, string? threadTs, string key, Message message) =>
        GrainFactory.GetGrain<IConversationGrain>(Person).Send(
            [new Delivery(null, key, 0, channel, threadTs, null, message, false, clock.GetUtcNow(), IsPrivate(channel) ? null : User)]);

    private async Task Read(bool again)
    {
        if (_isRead && !again)
        {
            return;
        }

        foreach (var key in await index.AskedOfAsync(Person, again ? MostReadAgain : MostRead, CancellationToken.None))
        {
            if (_book.Knows(key))
            {
                continue;
            }

            if (await GrainFactory.GetGrain<IRequestGrain>(key).GetSnapshot() is { } request)
            {
                _book.Note(request, User);
            }
        }

        _isRead = true;
    }

    [LoggerMessage(1, LogLevel.Debug, "{Person} answered request {Request} by {Via}: {Verdict}")]
    private partial void LogAnswered(string person, string request, string via, string verdict);
}
