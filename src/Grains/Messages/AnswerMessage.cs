using Pokemanager.Grains.Handlers;
using Pokemanager.Grains.Interfaces.Conversations;
using Pokemanager.Grains.Interfaces.Requests;
using Pokemanager.Policies;
using Pokemanager.Policies.Requests;
using Pokemanager.Policies.Texts;

namespace Pokemanager.Grains.Messages;

/// <summary>The private confirmation of an answer: which request it went to, and which others wait.</summary>
internal static class AnswerMessage
{
    private const int MostListed = 10;

    /// <summary>They have it now.</summary>
    public static Message Yours(string subject, string permalink, IReadOnlyCollection<PageEntry> others)
    {
        var text = $"✓ *Yours:* {subject} {SlackText.Link(permalink, "Open the thread")}";
        var rest = others.Count is 0
            ? ""
            : $"\nStill waiting for you:{string.Concat(others.Take(MostListed).Select(other => $"\n• {other.Subject} {SlackText.Link(other.Permalink, "Open the thread")}"))}"
                + (others.Count > MostListed ? $"\n… and {others.Count - MostListed} more" : "");
        return Plain(text + rest);
    }

    /// <summary>Somebody has it already.</summary>
    private static string Taken(string handler, TimeSpan ago, string link, Wording wording) => wording.Say(
        TemplateNames.AlreadyAck, ("handler", SlackText.Name(handler)), ("elapsed_ago", $"{SlackText.Span(ago)} ago"), ("permalink", link));

    /// <summary>They passed it on by a reply, or gave it back, which the page itself shows as well.</summary>
    /// <param name="what">What they did, in two words.</param>
    public static Message Done(string what, string subject, string permalink) =>
        Plain($"{what}: {subject} {SlackText.Link(permalink, "Open the thread")}");

    /// <summary>What a person who did something to a request has to know, when nothing that they see says it; null when something does.</summary>
    public static Message? Of(AnswerVerdict verdict, RequestSnapshot request, TimeSpan sinceEnd, BotConfiguration configuration)
    {
        var link = SlackText.Link(request.Permalink, "Open the thread");
        var text = verdict switch
        {
            AnswerVerdict.AlreadyYours => $"This is yours. If you can't go on with it, give it back. {link}",
            AnswerVerdict.AlreadyTaken => Taken(request.TakenBy ?? "", sinceEnd, link, new Wording(configuration)),
            AnswerVerdict.AlreadyCancelled => $"{SlackText.Name(request.Requester)} cancelled this {SlackText.Span(sinceEnd)} ago. {link}",
            AnswerVerdict.AlreadyEnded => $"This has ended: nobody took it. {link}",
            AnswerVerdict.Overtaken => $"This has gone on since: level {request.Level} of {request.Levels} is asked. {link}",
            AnswerVerdict.NotYours when request.TakenBy is { } other => $"{SlackText.Name(other)} has this. {link}",
            AnswerVerdict.NotYours => $"Only {SlackText.Name(request.Requester)}, who asked, can do that. {link}",
            AnswerVerdict.NotAsked => $"Only those who were asked can do that: {SlackText.Names(request.Pages.Select(page => page.Name).Distinct())}. {link}",
            AnswerVerdict.NothingNext => $"{SlackText.Names(request.Asked)} {(request.Asked.Count is 1 ? "is" : "are")} the last; there is nobody left to ask. {link}",
            _ => null,
        };
        return text is null ? null : Plain(text);
    }

    /// <summary>The request of this thread is open still, and nobody is asked anew.</summary>
    public static Message Nudged(RequestSnapshot request, DateTimeOffset now)
    {
        var due = request.DueAt ?? now;
        var next = request.Next.Count is 0 ? "I tell you that nobody took it" : $"I ask {SlackText.Names(request.Next)}";
        return Plain(
            $"I'm still asking {SlackText.Names(request.Asked)}, and have marked that you asked again. If nobody takes it, {next} in {SlackText.Span(due - now)} ({SlackText.Time(due)}).");
    }

    /// <summary>A private reply that is none of the configured words.</summary>
    public static Message Unclear(IEnumerable<string> words, IEnumerable<string> passWords) =>
        Plain($"I did not take that as an answer. To take it, press the button or reply with {Choice(words)}; to pass it on, reply with {Choice(passWords)}.");

    private static string Choice(IEnumerable<string> words)
    {
        var shown = words.Take(MostListed).Select(word => $"\"{SlackText.Cut(word, 40)}\"").ToArray();
        return shown.Length < 2 ? string.Concat(shown) : $"{string.Join(", ", shown[..^1])} or {shown[^1]}";
    }

    /// <summary>The request is not kept any more.</summary>
    public static Message Forgotten { get; } = Plain("This ended long ago, and I keep nothing of it any more. To ask again, mention me in a channel.");

    /// <summary>The operator's own text for private messages that answer nothing.</summary>
    public static Message Denied(string text) => Plain(text);

    private static Message Plain(string text) => new(text, [text], [], []);
}
