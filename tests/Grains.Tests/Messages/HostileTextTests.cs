using System.Text.RegularExpressions;
using CsCheck;
using Microsoft.Extensions.Logging.Abstractions;
using Pokemanager.Grains.Conversations;
using Pokemanager.Grains.Interfaces.Conversations;
using Pokemanager.Grains.Messages;
using Pokemanager.Policies;
using Pokemanager.Policies.Requests;
using Pokemanager.Slack;
using Pokemanager.SlackEmulator;

namespace Pokemanager.Grains.Tests.Messages;

/// <summary>Whatever people write and are called: the bot's messages ping nobody, hide no address and fit into Slack's limits.</summary>
public sealed partial class HostileTextTests
{
    private const string Permalink = "https://acme.slack.com/archives/C1/p1";
    private static readonly BotConfiguration Own = RunningBot.Policy(RunningBot.Level(60, "dilbert"));
    private static readonly DateTimeOffset Noon = new(2026, 11, 23, 12, 0, 0, TimeSpan.Zero);

    private static readonly string[] Hostile =
    [
        "<!channel>", "<!here|x>", "<!everyone>", "<!subteam^S1|@sre>", "<!date^1^{time}|x>", "<@U1>", "<@U1|bob>", "<#C9|general>", "<#C9>",
        "<https://evil.example|https://bank.example>", "<https://evil.example>", "<mailto:a@b.example|write>", "&amp;", "&lt;", "&gt;", "&copy;", "&", "<", ">",
        "<<!here>>", "<!here", "|", "\u202e", "\u2066", "\u200b", "\0", "```", "`", "*", "_", "~", "\n", "\r\n>", "\t", "🚒", "\ud83d", "\ude92", "\ud83d<!here>",
        "@channel", "@here", "#general", "https://evil.example", "help", " ", "'", "\"", "\\",
    ];

    private static readonly Gen<string> Pieces = Gen.Int[0, Hostile.Length - 1].Select(i => Hostile[i]);

    private static readonly Gen<string> Text = Gen.OneOf(
        Pieces.Array[0, 60].Select(string.Concat),
        Gen.Select(Pieces, Gen.Int[1, 40_000]).Select((piece, times) => string.Concat(Enumerable.Repeat(piece, 1 + (times / piece.Length)))));

    private static readonly Gen<RequestState> States =
        Gen.Select(Text, Text, Text, Gen.Int[0, 500], Gen.Int[1, 4], Gen.Int[0, 5], Gen.Int[0, 1000])
            .Select((text, name, policy, people, levels, ending, excerpt) => State(text, name, policy, people, levels, ending, excerpt));

    private static RequestState State(string text, string name, string policy, int people, int levels, int ending, int excerpt)
    {
        Person[] persons = [.. Enumerable.Range(0, people).Select(i => new Person($"U{i}", name + i))];
        var level = new PlannedLevel([.. persons], [name, policy], TimeSpan.FromMinutes(1));
        var plan = new Plan(policy, "v1", [.. Enumerable.Repeat(level, levels), level with { People = [] }])
        {
            Rules = PlanRules.Default with { Excerpt = excerpt, By = AckBy.Anyone },
        };
        var origin = new RequestOrigin("T1", "C1", $"{Noon.ToUnixTimeSeconds()}.000100", null, text, Permalink);
        var state = Escalation.Decide(new RequestState(), new RequestEvent.Opened(origin, new Person("Ucatbert", name), plan), Noon).State;
        RequestEvent? end = ending switch
        {
            0 => new RequestEvent.Answered("U0", "1.1", AnswerWay.Button),
            1 => new RequestEvent.Cancelled("Ucatbert"),
            2 => new RequestEvent.Pushed("Ucatbert", 0, 0),
            3 => new RequestEvent.Undeliverable("Page:0:U0", 1, policy),
            4 => new RequestEvent.Passed("U0", "1700000000.000100", 0, 0),
            _ => null,
        };
        return end is null ? state : Escalation.Decide(state, end, Noon).State;
    }

    [Fact]
    public void Nothing_that_people_write_pings_anybody_or_disguises_a_link() =>
        States.Sample(state => Assert.All(Messages(state), Check), iter: 300);

    [Fact]
    public void Reasons_that_mark_up_writes_longer_than_they_are_fit() =>
        Assert.All(Messages(State("", new string('&', 700), new string('<', 700), people: 0, levels: 1, ending: 5, excerpt: 0)), Check);

    [Fact]
    public async Task Slack_takes_every_message_however_long_the_texts_and_however_many_the_handlers()
    {
        await using var host = await EmulatorHost.StartAsync(new EmulatorOptions { Record = false }, TestContext.Current.CancellationToken);
        var company = host.Slack.AddWorkspace("acme");
        var channel = company.AddChannel("ops-help");
        using var http = SlackHttp.CreateClient(host.ApiUrl);
        var slack = new SlackWebApi(http, new SlackToken(company.BotToken), new RateLimits(TimeProvider.System), TimeProvider.System, NullLogger.Instance);

        await States.SampleAsync(
            async state =>
            {
                foreach (var message in Messages(state).Take(12))
                {
                    var delivery = new Delivery(null, "k", 0, channel.Id, null, null, message, false, Noon);
                    var posted = await slack.PostMessageAsync(Rendering.Outgoing(delivery), TestContext.Current.CancellationToken);
                    await slack.UpdateMessageAsync(posted, Rendering.Outgoing(delivery), TestContext.Current.CancellationToken);
                }
            },
            iter: 30, threads: 1);
    }

    /// <summary>All that can be said of a request, in whatever state it is.</summary>
    private static IEnumerable<Message> Messages(RequestState state)
    {
        foreach (var page in state.Pages.Take(3))
        {
            yield return EffectMessage.Render(state, new Effect(EffectKind.Page, page.Level, page.Handler.Id), "Ubot", Noon, Own)!;
        }

        yield return EffectMessage.Render(state, new Effect(EffectKind.Receipt), "Ubot", Noon, Own)!;
        foreach (var kind in Enum.GetValues<EffectKind>().Where(kind => kind.IsAnnouncement()))
        {
            yield return EffectMessage.Render(state, new Effect(kind), "Ubot", Noon, Own)!;
            yield return EffectMessage.Render(state, new Effect(kind, User: "Ucatbert"), "Ubot", Noon, Own)!;
        }

        yield return WhyMessage.Render(state, Noon);
    }

    private static void Check(Message message)
    {
        Assert.InRange(message.Text.Length, 1, 4_000);
        Assert.All(message.Sections.Concat(message.Notes), section => Assert.InRange(section.Length, 1, 3_000));
        Assert.All(message.Buttons, button => Assert.InRange(button.Label.Length, 1, 75));
        foreach (var text in message.Sections.Concat(message.Notes).Append(message.Text))
        {
            var plain = OwnTokens().Replace(text, "");
            var outside = string.Join('\n', plain.Split('\n').Select(line => line.StartsWith('>') ? line[1..] : line));
            Assert.DoesNotContain('<', outside);
            Assert.DoesNotContain('>', outside);
            Assert.DoesNotMatch(LooseAmpersand(), text);
            Assert.DoesNotMatch(Pings(), text);
            Assert.DoesNotContain(text, c => (char.IsControl(c) && c is not '\n') || c is '\u202e' or '\u2066' || (char.IsSurrogate(c) && !IsPaired(text)));
        }
    }

    private static bool IsPaired(string text) => !text.EnumerateRunes().Any(rune => rune == System.Text.Rune.ReplacementChar);

    // The requester's own mention, channels, the thread's link, and times.
    [GeneratedRegex(@"<@Ucatbert>|<#C[19]>|<https://acme\.slack\.com/archives/C1/p1\|[a-zA-Z ]+>|<!date\^\d+\^\{time_secs\}\|\d\d:\d\d:\d\d UTC>")]
    private static partial Regex OwnTokens();

    [GeneratedRegex("&(?!amp;|lt;|gt;)")]
    private static partial Regex LooseAmpersand();

    [GeneratedRegex("@(channel|here|everyone)")]
    private static partial Regex Pings();
}
