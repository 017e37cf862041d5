using Microsoft.Extensions.Logging;
using Pokemanager.Grains.Interfaces.Conversations;
using Pokemanager.Grains.Interfaces.Handlers;
using Pokemanager.Grains.Interfaces.Requests;
using Pokemanager.Grains.Messages;
using Pokemanager.Grains.Requests;
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
    private const int MostWaits = 10;
    private static readonly TimeSpan PlaceWait = TimeSpan.FromMilliseconds(100);
    private readonly PageBook _book = new();
    private bool _isRead;

    private string Person => this.GetPrimaryKeyString();

    private string Workspace => Person.Split('/')[0];

    private string User => Person.Split('/')[1];

    public Task Concerns(RequestSnapshot request)
    {
        _book.Note(request, User);
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

        for (var i = 0; i < MostWaits && IsUnknown() && _book.HasUnplaced; i++)
        {
            // Answered before Slack's own answer to the page was here: it must not be taken for another request's.
            await Task.Delay(PlaceWait, clock);
            await Read(again: true);
        }

        if (_book.AnsweredBy(reply.Ts))
        {
            return;
        }

        if (_book.For(reply) is { } entry)
        {
            await Answer(entry.Key, new Answer(User, reply.Ts, nameof(AnswerWay.Reply)), reply.Channel, reply.ThreadTs, tellAlways: true);
        }
        else if (policies.Current.For(Workspace).PrivateMessageDeny is { } deny)
        {
            await Tell(reply.Channel, reply.ThreadTs, $"deny:{reply.Ts}", AnswerMessage.Denied(deny));
        }

        bool IsUnknown() => reply.ThreadTs is null ? _book.For(reply) is null : _book.ByMessage(reply.Channel, reply.ThreadTs) is null;
    }

    public async Task React(string channel, string ts, string eventTs)
    {
        await Read(again: false);
        if (Find() is null)
        {
            await Read(again: true);
        }

        if (Find() is { } key)
        {
            await Answer(key, new Answer(User, eventTs, nameof(AnswerWay.Emoji)), null, null, tellAlways: false);
        }

        string? Find() => _book.ByMessage(channel, ts)?.Key ?? _book.ByKey($"{Workspace}/{channel}/{ts}")?.Key;
    }

    public async Task AnswerThread(string channel, string threadTs, string ts)
    {
        await Read(again: false);
        foreach (var entry in _book.InThread(channel, threadTs, User, ts))
        {
            await Answer(entry.Key, new Answer(User, ts, nameof(AnswerWay.Thread)), null, null, tellAlways: false);
        }
    }

    public Task Press(string request, string channel, string eventTs) =>
        Answer(request, new Answer(User, eventTs, nameof(AnswerWay.Button)), channel, null, tellAlways: false);

    /// <summary>Gives the answer to its request, and tells the handler in <paramref name="channel"/> what the page itself does not show.</summary>
    private async Task Answer(string key, Answer answer, string? channel, string? threadTs, bool tellAlways)
    {
        var outcome = await GrainFactory.GetGrain<IRequestGrain>(key).Acknowledge(answer);
        LogAnswered(Person, key, answer.Via, outcome.Verdict);
        if (outcome.Request is not { } request)
        {
            return;
        }

        _book.Note(request, User);
        if (channel is null)
        {
            return;
        }

        var message = Enum.Parse<AnswerVerdict>(outcome.Verdict) switch
        {
            AnswerVerdict.AlreadyTaken =>
                AnswerMessage.Taken(request.TakenBy ?? "", clock.GetUtcNow() - (request.ClosedAt ?? clock.GetUtcNow()), request.Permalink),
            AnswerVerdict.Acknowledged or AnswerVerdict.AcknowledgedLate or AnswerVerdict.AlreadyYours when tellAlways =>
                AnswerMessage.Yours(PageEntry.SubjectOf(request), request.Permalink, _book.Open),
            _ => null,
        };
        if (message is not null)
        {
            await Tell(channel, threadTs, $"answer:{answer.Ts}", message);
        }
    }

    private Task Tell(string channel, string? threadTs, string key, Message message) =>
        GrainFactory.GetGrain<IConversationGrain>(Person)
            .Send([new Delivery(null, key, 0, channel, threadTs, null, message, false, clock.GetUtcNow())]);

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
