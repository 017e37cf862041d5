using Microsoft.Extensions.Logging;
using Pokemanager.Grains.Interfaces.Requests;
using Pokemanager.Grains.Messages;
using Pokemanager.Policies;
using Pokemanager.Policies.Requests;

namespace Pokemanager.Grains.Workspaces;

/// <summary>
/// Decides whether a mention may open a request, and tells its writer in private when it may not. The reasons it gives are the ones of
/// <see cref="Interfaces.Workspaces.Preparation"/>.
/// </summary>
internal sealed partial class Admission(Asides asides, IGrainFactory grains, TimeProvider clock, ILogger logger)
{
    private const string NotListening = "NotListening";
    private const string LateEdit = "LateEdit";
    private const string External = "External";
    private const string Flood = "Flood";

    private static readonly TimeSpan AskPatience = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);
    private static readonly TimeSpan FloodQuiet = TimeSpan.FromMinutes(10);

    private readonly FloodGuard _guard = new();

    /// <summary>The bot is not to take requests in this channel.</summary>
    public string NotHere(BotConfiguration configuration, Mention mention)
    {
        asides.Tell(mention, $"{NotListening}/{mention.Channel}/{mention.User}", Day, AsideText.NotListening(configuration, mention.Channel));
        return Refused(mention, NotListening);
    }

    /// <summary>Whether the edit that brought the mention comes too late, or such edits do not count. Nobody is told of it.</summary>
    public string? OfEdit(BotConfiguration configuration, Mention mention)
    {
        // An ended request is kept for longer than this, so that one edit of an old message never opens a second one.
        var isTaken = !mention.IsEdit
            || (configuration.TakesEdits && RequestOrigin.TimeOf(mention.Ts) is { } written && clock.GetUtcNow() - written <= configuration.Requests.StaleAfter);
        return isTaken ? null : Refused(mention, LateEdit);
    }

    /// <summary>Whether its writer may not ask.</summary>
    public string? OfRequester(BotConfiguration configuration, Mention mention, bool isExternal)
    {
        if (!isExternal || configuration.Requesters.ExternalMayAsk)
        {
            return null;
        }

        asides.Tell(mention, $"{External}/{mention.User}", FloodQuiet, AsideText.ExternalDenied(configuration, mention.Channel));
        return Refused(mention, External);
    }

    /// <summary>Whether it is one too many. Asked last, since what is let through counts.</summary>
    public async Task<string?> OfFlood(BotConfiguration configuration, Mention mention)
    {
        var (key, rules) = (mention.Key.ToString(), configuration.Requests);
        if (_guard.Earlier(key) is { } isLetThrough)
        {
            return isLetThrough ? null : Flood;
        }

        var now = clock.GetUtcNow();
        if (await FloodText(configuration, mention.Channel, mention.User, now) is { } text)
        {
            return TellFlood(mention, text);
        }

        _guard.LetThrough(key, rules, mention.User, mention.Channel, now);
        asides.Forget(FloodTopic(mention));
        return null;
    }

    /// <summary>Why somebody may not ask in this channel now, in words for them; null when they may. It counts for nothing.</summary>
    public async Task<string?> Objection(BotConfiguration configuration, string channel, string user, bool isExternal) =>
        isExternal && !configuration.Requesters.ExternalMayAsk
            ? AsideText.ExternalDenied(configuration, channel)
            : await FloodText(configuration, channel, user, clock.GetUtcNow());

    private async Task<string?> FloodText(BotConfiguration configuration, string channel, string user, DateTimeOffset now) =>
        await TooManyOpen(configuration.Requests, user) is { } open ? AsideText.TooManyOpen(configuration, open)
            : _guard.Wait(configuration.Requests, user, channel, now) is { Ticks: > 0 } wait ? AsideText.TooFast(configuration, wait)
            : null;

    private string TellFlood(Mention mention, string text)
    {
        _guard.Refuse(mention.Key.ToString());
        asides.Tell(mention, FloodTopic(mention), FloodQuiet, text);
        return Refused(mention, Flood);
    }

    private static string FloodTopic(Mention mention) => $"{Flood}/{mention.User}";

    /// <summary>How many requests somebody has open if that is as many as one may have. They are asked only then.</summary>
    private async Task<int?> TooManyOpen(RequestRules rules, string requester)
    {
        if (rules.MaxOpenPerRequester is not { } most || _guard.OpenOf(requester).Count < most)
        {
            return null;
        }

        var keys = _guard.OpenOf(requester).ToArray();
        var areOpen = await Task.WhenAll(keys.Select(IsOpen));
        _guard.Ended(requester, keys.Where((_, i) => !areOpen[i]));
        return _guard.OpenOf(requester).Count is var open && open >= most ? open : null;
    }

    /// <summary>One that does not answer in time may be waiting for the caller; it counts as open.</summary>
    private async Task<bool> IsOpen(string key)
    {
        try
        {
            var request = await grains.GetGrain<IRequestGrain>(key).GetSnapshot().WaitAsync(AskPatience, clock);
            return request?.Status is nameof(RequestStatus.Open);
        }
        catch (Exception e) when (e.IsUnanswered())
        {
            LogNotAsked(e, key);
            return true;
        }
    }

    private string Refused(Mention mention, string reason)
    {
        LogRefused(mention.Key.ToString(), reason);
        return reason;
    }

    [LoggerMessage(10, LogLevel.Debug, "Mention {Mention} opened no request: {Reason}")]
    private partial void LogRefused(string mention, string reason);

    [LoggerMessage(11, LogLevel.Warning, "Request {Request} did not say whether it is open; it counts as open")]
    private partial void LogNotAsked(Exception exception, string request);
}
