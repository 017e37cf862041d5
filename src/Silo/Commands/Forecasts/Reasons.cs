using System.Collections.Immutable;
using Pokemanager.Policies;
using Pokemanager.Policies.Forecasts;
using Pokemanager.Policies.Requests;

namespace Pokemanager.Silo.Commands.Forecasts;

/// <summary>What happened, and why, in words that lead back to the configuration file.</summary>
internal sealed class Reasons(BotConfiguration configuration, string file)
{
    private readonly string _file = Path.GetFileName(file);

    /// <summary>Why a mention in this channel counts or not.</summary>
    public string Route(string channel) => configuration.Channels switch
    {
        null => $"{_file} names no channels, so the bot listens wherever it was invited",
        _ => $"{_file} lists {channel} in channels",
    };

    /// <summary>Why nobody is asked in a channel that the file does not list.</summary>
    public string NotListening(string channel, ImmutableArray<string> listed) =>
        $"Nobody is asked: the bot does not listen in #{channel}. {_file} lists {string.Join(", ", listed)}. "
        + "Names and ids are compared as they are written here and there, since Slack is not asked.";

    public static string What(Happening happening) => happening.Kind switch
    {
        HappeningKind.Asked => "asked",
        HappeningKind.Skipped => "skipped",
        HappeningKind.Escalated => "escalated",
        HappeningKind.Acknowledged => "acknowledged",
        HappeningKind.AcknowledgedLate => "late acknowledgement",
        HappeningKind.Passed => "passed",
        HappeningKind.GivenBack => "given back",
        HappeningKind.Cancelled => "cancelled",
        HappeningKind.Pushed => "not waited for",
        HappeningKind.Ignored => "no effect",
        HappeningKind.Dropped => "dropped",
        _ => throw new ArgumentOutOfRangeException(nameof(happening)),
    };

    public string Why(Happening happening)
    {
        var step = happening.Step;
        return happening.Kind switch
        {
            HappeningKind.Asked => Asked(step, happening.Level!.Value),
            HappeningKind.Skipped => "there is nobody to ask",
            HappeningKind.Escalated => $"no answer in {SpanText.Words(step.At - step.Before.LevelStartedAt)}",
            HappeningKind.Acknowledged => $"asked {Ago(step, happening)} before; the first to answer has it",
            HappeningKind.AcknowledgedLate => $"dropped {SpanText.Words(step.At - step.Before.ClosedAt!.Value)} before; a late answer still counts",
            HappeningKind.Passed when step.Verdict is AnswerVerdict.Passed => "others of the level are still asked",
            HappeningKind.Passed => "nobody of the level is left, so it goes on at once",
            HappeningKind.GivenBack => "the others of the level are asked anew, else the next one",
            HappeningKind.Cancelled => "who asked needs nobody any more",
            HappeningKind.Pushed => "who asked did not want to wait",
            HappeningKind.Ignored => Ignored(step, happening.People[0]),
            HappeningKind.Dropped when step.Since >= configuration.Requests.MaxAge => $"every request ends {SpanText.Words(configuration.Requests.MaxAge)} after its mention",
            HappeningKind.Dropped when happening.People.IsEmpty => "there is nobody to ask",
            HappeningKind.Dropped when step.Event is not RequestEvent.Tick => "no level is left",
            HappeningKind.Dropped => $"no answer in {SpanText.Words(step.At - step.Before.LevelStartedAt)}, and no level is left",
            _ => throw new ArgumentOutOfRangeException(nameof(happening)),
        };
    }

    private string Asked(Step step, int index)
    {
        var level = configuration.Policy.Levels[index];
        var lines = level.Handlers.Select(handler => handler.Line).Distinct().ToArray();
        var place = lines.Length is 1 ? $"line {lines[0]}" : $"lines {string.Join(", ", lines[..^1])} and {lines[^1]}";
        var source = level.EscalateAfterLine is { } line ? $"line {line}" : "the default";
        var cut = step.After.DueAt - step.At is { } wait && wait < level.EscalateAfter
            ? $", cut to {SpanText.Words(wait)} since every request ends {SpanText.Words(configuration.Requests.MaxAge)} after its mention"
            : "";
        return $"{_file} {place}; {SpanText.Words(level.EscalateAfter)} to answer ({source}){cut}";
    }

    private static string Ago(Step step, Happening happening) =>
        SpanText.Words(step.At - step.Before.Pages.Last(page => page.Handler.Id == happening.People[0].Id).AskedAt);

    private static string Ignored(Step step, Person person) => step switch
    {
        { Before.Status: RequestStatus.None } => $"the request was forgotten {SpanText.Words(RequestLimits.Retention)} after it ended",
        { Verdict: AnswerVerdict.AlreadyPassed } => $"{person.Name} passed before",
        { Verdict: AnswerVerdict.AlreadyCancelled } => "it was cancelled before",
        { Verdict: AnswerVerdict.AlreadyEnded } => "it had ended before",
        { Verdict: AnswerVerdict.Overtaken } => "it has gone on since",
        { Verdict: AnswerVerdict.NothingNext } => "no level is left",
        { Verdict: AnswerVerdict.AlreadyYours } => $"{person.Name} has it already",
        { Verdict: AnswerVerdict.AlreadyTaken, Before.Acknowledgement: { } taken } => $"{taken.Handler.Name} has it already",
        { Before.Status: RequestStatus.Open } => $"{person.Name} has not been asked yet",
        _ => $"{person.Name} was not asked",
    };
}
