using Pokemanager.Silo.Tests.Running;
using Pokemanager.SlackEmulator;

namespace Pokemanager.Silo.Tests.Telemetry;

/// <summary>What a collector is told by the real process.</summary>
public sealed class TracingTests
{
    private const string TwoLevels = """
        escalation_policy:
          - handlers: [dilbert]
            escalate_after_seconds: 3
          - handlers: [asok]
            escalate_after_seconds: 600
        """;

    [Fact]
    public async Task One_trace_reaches_from_the_mention_to_the_page_and_back()
    {
        await using var place = await Workplace.OpenAsync();
        await using var collector = await OtlpReceiver.StartAsync();
        using var bot = await place.RunBotAsync(collector.Environment());

        var mention = place.Ask("who can help?");
        var page = await PageAsync(collector, place, "dilbert", level: 1);
        var call = await collector.SpanAsync(span => span.Name is "chat.postMessage" && span.Parent == page.Id, "the call that posts the page");
        var back = await collector.SpanAsync(
            span => span.Trace == page.Trace && span["rpc.method"]?.EndsWith("/Delivered", StringComparison.Ordinal) is true && collector.Spans.Way(span).Contains("message post"),
            "the word of the page");
        var top = await collector.SpanAsync(span => span.Trace == page.Trace && span.Parent is "", "the mention");
        await collector.SpanAsync(span => span.Id == page.Parent, "what the page stands below");

        Assert.Equal("slack mention", top.Name);
        Assert.Equal($"{place.Company.Id}/{mention.Channel}/{mention.Ts}", top["pokemanager.request"]);
        Assert.Equal(("Taken", "Ok"), (page["pokemanager.outcome"], call["slack.outcome"]));
        Assert.Equal((place.Company.Id, mention.Channel), (top["slack.workspace"], top["slack.channel"]));
        Assert.Equal(["chat.postMessage", "message post"], collector.Spans.Way(call).Take(2));
        Assert.Contains("request open", collector.Spans.Way(call));
        Assert.Equal("slack mention", collector.Spans.Way(call)[^1]);
        Assert.Equal("slack mention", collector.Spans.Way(back)[^1]);
    }

    [Fact]
    public async Task A_level_asked_after_a_crash_stands_in_the_trace_of_its_mention()
    {
        await using var place = await Workplace.OpenAsync();
        await using var collector = await OtlpReceiver.StartAsync();
        // Not before the process is killed.
        var policy = place.File("policy.yaml", TwoLevels.Replace("seconds: 3", "seconds: 10", StringComparison.Ordinal));
        using var first = BotProcess.Start(place.Slack, place.Company, policy, place.Storage, settings: collector.Environment());
        await first.ReadyAsync();
        place.Ask("who can help?");
        var mention = await OpenAsync(collector);
        await PageAsync(collector, place, "dilbert", level: 1);
        await first.KillAsync();

        using var second = BotProcess.Start(place.Slack, place.Company, policy, place.Storage, settings: collector.Environment());
        var page = await PageAsync(collector, place, "asok", level: 2);
        var step = await collector.SpanAsync(span => span.Name is "request escalate" && span.Trace == mention.Trace, "the step to the second level");

        TestContext.Current.TestOutputHelper?.WriteLine(SpanTree.Of(collector.Spans));
        Assert.Equal(mention.Trace, page.Trace);
        Assert.Equal(("Open", "2"), (step["pokemanager.outcome"], step["pokemanager.level"]));
        Assert.Contains("request escalate", collector.Spans.Way(page));
    }

    [Fact]
    public async Task An_answer_stands_in_the_trace_of_its_mention_and_points_to_its_own()
    {
        await using var place = await Workplace.OpenAsync();
        await using var collector = await OtlpReceiver.StartAsync();
        using var bot = await place.RunBotAsync(collector.Environment());
        var mention = place.Ask("who can help?");
        place.Company.User("dilbert").Press(await place.Page("dilbert", "who can help?"), "take");
        await place.Line(mention, "dilbert has it");

        var asked = await OpenAsync(collector);
        var pressed = await collector.SpanAsync(span => span.Name is "slack button", "the press of the button");
        var taken = await collector.SpanAsync(span => span.Name is "request acknowledge", "the acknowledgement");
        var line = await collector.SpanAsync(span => span["pokemanager.message"] is "AnnounceAcknowledged", "the line to the requester");

        TestContext.Current.TestOutputHelper?.WriteLine(SpanTree.Of(collector.Spans));
        Assert.Equal((asked.Trace, asked.Trace), (taken.Trace, line.Trace));
        Assert.NotEqual(asked.Trace, pressed.Trace);
        Assert.Equal([pressed.Trace], taken.Links);
        Assert.Equal("Acknowledged", taken["pokemanager.outcome"]);
    }

    [Fact]
    public async Task Nothing_that_somebody_wrote_no_name_and_no_token_is_sent()
    {
        await using var place = await Workplace.OpenAsync();
        await using var collector = await OtlpReceiver.StartAsync();
        using var bot = BotProcess.Start(
            place.Slack, place.Company, place.File("policy.yaml", TwoLevels + "\nprivate_message_deny: go-away\n"), place.Storage, settings: collector.Environment());
        await bot.ReadyAsync();
        place.Slack.Slack.Faults.RateLimit("chat.postMessage", null, calls: 1);
        var mention = place.Ask("the zebra question");
        await place.Page("asok", "zebra");
        place.Company.User("asok").Direct("giraffes are mine");
        await place.Line(mention, "asok has it");
        place.Company.User("wally").Direct("may an okapi ask?");

        await collector.SpanAsync(span => span["pokemanager.message"]?.StartsWith("deny:", StringComparison.Ordinal) is true, "the answer to wally");
        await collector.SpanAsync(span => span["pokemanager.message"] is "AnnounceAcknowledged", "the line to the requester");
        await collector.WaitAsync(() => collector.Metrics.Contains("pokemanager.slack.calls") ? collector : null, "metrics");

        var sent = collector.Everything;
        Assert.Contains(mention.Ts, sent, StringComparison.Ordinal);
        foreach (var word in new[] { "zebra", "giraffe", "okapi", "go-away", "dilbert", "asok", "wally", "catbert", "xoxb", "xapp", place.Company.BotToken, place.Slack.Slack.App.Token })
        {
            Assert.DoesNotContain(word, sent, StringComparison.OrdinalIgnoreCase);
        }
    }

    [Fact]
    public async Task Every_trace_begins_with_an_event_or_a_call_and_no_span_hangs_in_the_air()
    {
        await using var place = await Workplace.OpenAsync();
        await using var collector = await OtlpReceiver.StartAsync();
        var bot = await place.RunBotAsync(collector.Environment());
        using (bot)
        {
            var mention = place.Ask("who can help?");
            place.Company.User("dilbert").Press(await place.Page("dilbert", "who can help?"), "take");
            await place.Line(mention, "dilbert has it");

            // Stopping sends what is left.
            bot.Signal("TERM");
            await bot.ExitCodeAsync();
        }

        var spans = collector.Spans;
        Assert.NotEmpty(spans);
        Assert.All(spans.Where(span => span.Parent is ""), span => Assert.StartsWith("Pokemanager.", span.Source, StringComparison.Ordinal));
        Assert.All(spans.Where(span => span.Parent is not ""), span => Assert.True(
            spans.Any(other => other.Trace == span.Trace && other.Id == span.Parent), $"{span.Name} hangs in the air:\n{SpanTree.Of(spans)}"));
    }

    [Theory]
    [InlineData("0")]
    [InlineData("0.5")]
    public async Task A_trace_is_sampled_whole_or_not_at_all(string share)
    {
        await using var place = await Workplace.OpenAsync();
        await using var collector = await OtlpReceiver.StartAsync();
        var settings = collector.Environment();
        settings["OTEL_TRACES_SAMPLER"] = "parentbased_traceidratio";
        settings["OTEL_TRACES_SAMPLER_ARG"] = share;
        using var bot = BotProcess.Start(place.Slack, place.Company, place.File("policy.yaml", TwoLevels), place.Storage, settings: settings);
        await bot.ReadyAsync();
        var mentions = Enumerable.Range(0, 12).Select(i => place.Ask($"question number {i}.")).ToArray();
        foreach (var i in Enumerable.Range(0, mentions.Length))
        {
            place.Company.User("asok").Press(await place.Page("asok", $"question number {i}."), "take");
            await place.Line(mentions[i], "asok has it");
        }

        bot.Signal("TERM");
        await bot.ExitCodeAsync();

        var spans = collector.Spans;
        var traced = spans.Count(span => span.Name is "request open" && span["pokemanager.outcome"] is "Open");
        Assert.True(share is not "0" || spans.Count is 0, "Something is sampled that should not be.");
        Assert.Equal(traced, spans.Count(span => span.Name is "request acknowledge"));
        Assert.Equal(2 * traced, spans.Count(span => span["pokemanager.message"]?.StartsWith("Page:", StringComparison.Ordinal) is true));
        Assert.All(spans.Where(span => span.Parent is ""), span => Assert.DoesNotMatch("^(message|request|chat)", span.Name));
        Assert.DoesNotContain(spans, span => span.Parent is not "" && !spans.Any(other => other.Id == span.Parent));
    }

    /// <summary>Slack tells of a mention in two events, and after a gap the channel's history does so again; the first has it.</summary>
    private static Task<ReceivedSpan> OpenAsync(OtlpReceiver collector) =>
        collector.SpanAsync(span => span is { Name: "request open" } && span["pokemanager.outcome"] is "Open", "the request");

    private static async Task<ReceivedSpan> PageAsync(OtlpReceiver collector, Workplace place, string handler, int level)
    {
        var key = $"Page:{level - 1}:{place.Company.User(handler).Id}";
        var span = await collector.SpanAsync(span => span.Name is "message post" && span["pokemanager.message"] == key, $"the page to {handler}");
        Assert.Equal($"{level}", span["pokemanager.level"]);
        return span;
    }
}
