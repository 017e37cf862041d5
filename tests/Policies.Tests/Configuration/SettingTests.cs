using static Pokemanager.Policies.Tests.Configuration.Reading;

namespace Pokemanager.Policies.Tests.Configuration;

/// <summary>The optional keys: what they mean, and one row for each thing that can be wrong with them.</summary>
public sealed class SettingTests
{
    private const string Everything = """
        escalation_policy:
          - { handlers: [dilbert], escalate_after: 5m }
        ack:
          by: Members
          words: [" Mine ", ok, OK]
          pass_words: [later]
          emoji: [":eyes:", thumbsup, "+1", "wave::skin-tone-3"]
          thread_reply: false
        requests:
          max_age: 12h
          stale_after: 90m
          excerpt: 0
          max_open_per_requester: 5
          per_minute: { requester: 3, channel: 30, workspace: 300 }
          same_thread: separate
        requesters: { external: deny }
        messages:
          late_ack: " {requester}, {handler} came late. "
        ops: { channel: "#pokemanager-ops" }
        intake: { edits: false }

        """;

    [Fact]
    public void Every_optional_key_is_read()
    {
        var configuration = Good(Everything);

        Assert.Equal(TimeSpan.FromMinutes(5), configuration.Policy.Levels[0].EscalateAfter);
        Assert.Equal(2, configuration.Policy.Levels[0].EscalateAfterLine);
        Assert.Equal((AckBy.Members, false), (configuration.Ack.By, configuration.Ack.ThreadReply));
        Assert.Equal(["mine", "ok"], configuration.Ack.Words);
        Assert.Equal(["later"], configuration.Ack.PassWords);
        Assert.Equal(["eyes", "+1", "wave"], configuration.Ack.Emoji);
        Assert.Equal(
            new RequestRules
            {
                MaxAge = TimeSpan.FromHours(12),
                StaleAfter = TimeSpan.FromMinutes(90),
                Excerpt = 0,
                MaxOpenPerRequester = 5,
                PerMinuteByRequester = 3,
                PerMinuteInChannel = 30,
                PerMinuteInWorkspace = 300,
                SameThreadJoins = false,
            },
            configuration.Requests);
        Assert.False(configuration.Requesters.ExternalMayAsk);
        Assert.Equal("{requester}, {handler} came late.", configuration.Messages["late_ack"]);
        Assert.Equal(("pokemanager-ops", false), (configuration.OpsChannel, configuration.TakesEdits));
    }

    [Theory]
    [InlineData("")]
    [InlineData("ack:\nrequests:\nrequesters:\nmessages:\nops:\nintake:\n")]
    [InlineData("ack: {}\nrequests: {}\nrequesters: {}\nmessages: {}\nops: {}\nintake: {}\n")]
    [InlineData("ack: {by: , words: }\nrequests: {max_age: , per_minute: , excerpt: }\nops: {channel: }\nintake: {edits: }\n")]
    public void What_is_left_out_holds_as_ever(string text)
    {
        var configuration = Good(text + GoodPolicy);

        Assert.Equal(AckRules.Default.Emoji, configuration.Ack.Emoji);
        Assert.Equal(AckRules.Default.PassWords, configuration.Ack.PassWords);
        Assert.Equal((AckBy.Handlers, true), (configuration.Ack.By, configuration.Ack.ThreadReply));
        Assert.Equal((RequestRules.Default, RequesterRules.Default), (configuration.Requests, configuration.Requesters));
        Assert.Empty(configuration.Messages);
        Assert.Equal((null, true), (configuration.OpsChannel, configuration.TakesEdits));
    }

    [Fact]
    public void A_key_of_a_workspace_replaces_all_of_the_shared_one_there()
    {
        var configuration = Good(Everything + """
            workspaces:
              acme: { team_id: T024BE7LD, token_env: ACME }
              globex:
                team_id: T024BE7LG
                token_env: GLOBEX
                ack: { words: [mine] }
                requests: { excerpt: 100 }
                requesters:
                messages: { flood: "Slow down." }
                ops:
                intake: { edits: true }
            """);

        var acme = configuration.For("T024BE7LD");
        var globex = configuration.For("T024BE7LG");
        Assert.Equal((configuration.Ack, configuration.Requests, configuration.OpsChannel), (acme.Ack, acme.Requests, acme.OpsChannel));
        Assert.Equal((AckBy.Handlers, true), (globex.Ack.By, globex.Ack.ThreadReply));
        Assert.Equal(RequestRules.Default with { Excerpt = 100 }, globex.Requests);
        Assert.True(globex.Requesters.ExternalMayAsk);
        Assert.Equal("flood", Assert.Single(globex.Messages).Key);
        Assert.Equal((null, true), (globex.OpsChannel, globex.TakesEdits));
    }

    [Fact]
    public void Another_spelling_of_a_wait_is_the_same_policy() => Assert.Equal(
        Good("escalation_policy: [{handlers: [a], escalate_after_seconds: 300}]").Policy.Version,
        Good("escalation_policy: [{handlers: [a], escalate_after: 5m}]").Policy.Version);

    [Theory]
    [InlineData("5", "2:21", "escalate_after has no unit (5); write s, m, h or d behind the number")]
    [InlineData("0s", "2:21", "escalate_after is too short (0s); write 1s to 24h")]
    [InlineData("2d", "2:21", "escalate_after is too long (2d); write 1s to 24h")]
    [InlineData("1h30m", "2:21", "escalate_after must be a number with a unit, not \"1h30m\"; write a whole number and s, m, h or d")]
    [InlineData("99999999h", "2:21", "escalate_after must be a number with a unit, not \"99999999h\";")]
    [InlineData("[5m]", "2:21", "escalate_after must be a number with a unit, not a list;")]
    [InlineData("5m\n    escalate_after_seconds: 300", "3:5", "escalate_after_seconds and escalate_after say both how long the level waits; keep one of them")]
    public void A_wait_with_a_unit_is_one_second_to_a_day(string wait, string at, string begins) =>
        Check($"escalation_policy:\n  - escalate_after: {wait}\n    handlers: [a]\n", at, begins);

    [Theory]
    [InlineData("ack: all", "1:6", "ack must be a map, not text; write it as ack: {by: handlers}")]
    [InlineData("ack: {by: handler}", "1:11", "by must be handlers, members or anyone, not \"handler\"; did you mean \"handlers\"?")]
    [InlineData("ack: {by: [anyone]}", "1:11", "by must be handlers, members or anyone, not a list; write by: handlers")]
    [InlineData("ack: {words: mine}", "1:14", "words must be a list, not text; write it as words: [mine]")]
    [InlineData("ack: {words: [[mine]]}", "1:15", "an item of words must be text, not a list; write it as - mine")]
    [InlineData("ack: {pass_words: [~]}", "1:20", "an item of pass_words is empty here;")]
    [InlineData("ack: {words: [\"mi\\u200Bne\"]}", "1:15", "\"mi�ne\" is longer than 80 characters or has invisible ones in it;")]
    [InlineData("ack: {words: [yes], pass_words: [no, YES]}", "1:38", "\"yes\" stands in words and in pass_words, first on line 1; keep it in one of them")]
    [InlineData("ack: {pass_words: [no], words: [no]}", "1:33", "\"no\" stands in words and in pass_words, first on line 1;")]
    [InlineData("ack: {words: [busy]}", "1:15", "\"busy\" passes a request on unless pass_words says otherwise; remove it, or set pass_words too")]
    [InlineData("ack: {emoji: [👀]}", "1:15", "\"👀\" is no name of an emoji; write it as Slack shows it between colons, as in eyes")]
    [InlineData("ack: {emoji: ['eyes wave']}", "1:15", "\"eyes wave\" is no name of an emoji;")]
    [InlineData("ack: {thread_reply: 'yes'}", "1:21", "thread_reply must be true or false, not \"yes\"; write thread_reply: true")]
    public void An_answer_is_told_by_words_that_say_one_thing(string text, string at, string begins) => Check($"{text}\n{GoodPolicy}", at, begins);

    [Theory]
    [InlineData("requests: 5", "1:11", "requests must be a map, not a number; write it as requests: {max_age: 24h}")]
    [InlineData("requests: {max_age: 24}", "1:21", "max_age has no unit (24);")]
    [InlineData("requests: {max_age: 2d}", "1:21", "max_age is too long (2d); write 1m to 24h")]
    [InlineData("requests: {max_age: 30s}", "1:21", "max_age is too short (30s); write 1m to 24h")]
    [InlineData("requests: {max_age: 1h, stale_after: 2h}", "1:38", "stale_after is longer than max_age (1h); write up to 1h, or raise max_age")]
    [InlineData("requests: {stale_after: soon}", "1:25", "stale_after must be a number with a unit, not \"soon\";")]
    [InlineData("requests: {excerpt: 1001}", "1:21", "excerpt must be a whole number from 0 to 1000, not 1001")]
    [InlineData("requests: {excerpt: -1}", "1:21", "excerpt must be a whole number from 0 to 1000, not -1")]
    [InlineData("requests: {excerpt: '300'}", "1:21", "excerpt is in quotes, which makes it text; write 300 without the quotes")]
    [InlineData("requests: {excerpt: [1]}", "1:21", "excerpt must be a whole number, not a list; write 0 to 1000")]
    [InlineData("requests: {max_open_per_requester: 0}", "1:36", "max_open_per_requester must be a whole number from 1 to 1000, not 0")]
    [InlineData("requests: {per_minute: 5}", "1:24", "per_minute must be a map, not a number; write it as per_minute: {requester: 10}")]
    [InlineData("requests: {per_minute: {channel: 0}}", "1:34", "channel must be a whole number from 1 to 100000, not 0")]
    [InlineData("requests: {same_thread: joins}", "1:25", "same_thread must be join or separate, not \"joins\"; did you mean \"join\"?")]
    [InlineData("requesters: {external: none}", "1:24", "external must be allow or deny, not \"none\"; write external: allow")]
    [InlineData("ops: '#ops'", "1:6", "ops must be a map, not text; write it as ops: {channel: pokemanager-ops}")]
    [InlineData("ops: {channel: 'a, b'}", "1:16", "\"a, b\" is no channel;")]
    [InlineData("intake: {edits: maybe}", "1:17", "edits must be true or false, not \"maybe\";")]
    public void Bounds_are_numbers_and_spans_within_reason(string text, string at, string begins) => Check($"{text}\n{GoodPolicy}", at, begins);

    [Theory]
    [InlineData("messages: hello", "1:11", "messages must be a map, not text;")]
    [InlineData("messages: {thread_ak: x}", "1:12", "there is no text \"thread_ak\"; did you mean \"thread_ack\"?")]
    [InlineData("messages: {greeting: x}", "1:12", "there is no text \"greeting\"; remove it; there are ack_handler, already_ack,")]
    [InlineData("messages: {thread_ack: [x]}", "1:24", "thread_ack must be text, not a list; put it into quotes")]
    [InlineData("messages: {thread_ack: ' '}", "1:24", "thread_ack is empty; write a text, or remove the key")]
    [InlineData("messages: {late_ack: '{handlr} has it'}", "1:22", "late_ack, character 1: there is no {handlr} here; did you mean {handler}?")]
    [InlineData("messages: {late_ack: 'by {elapsed}'}", "1:22", "late_ack, character 4: there is no {elapsed} here; it may use {requester}, {handler}")]
    [InlineData("messages: {late_ack: 'by {handler'}", "1:22", "late_ack, character 4: this { is not closed; write {name}, or {{ for the character itself")]
    [InlineData("messages: {late_ack: '<!channel> {handler}'}", "1:22", "late_ack, character 1: this would notify a whole channel or group, which the bot never does;")]
    public void Own_texts_say_what_the_text_may_say(string text, string at, string begins) => Check($"{text}\n{GoodPolicy}", at, begins);

    [Fact]
    public void An_own_text_has_a_length() =>
        Check($"messages: {{late_ack: '{new string('a', 2001)}'}}\n{GoodPolicy}", "1:22", "late_ack is longer than 2000 characters; shorten it");

    [Theory]
    [InlineData("ack: {word: [a]}", "1:7", "unknown key \"word\" is ignored; did you mean \"words\"?")]
    [InlineData("ack: {channel: a}", "1:7", "unknown key \"channel\" is ignored; it belongs in per_minute")]
    [InlineData("requests: {per_min: {}}", "1:12", "unknown key \"per_min\" is ignored; did you mean \"per_minute\"?")]
    [InlineData("requests: {per_minute: {user: 1}}", "1:25", "unknown key \"user\" is ignored; remove it; known in per_minute: requester, channel, workspace")]
    [InlineData("requesters: {externals: deny}", "1:14", "unknown key \"externals\" is ignored; did you mean \"external\"?")]
    [InlineData("ops: {heartbeat: x}", "1:7", "unknown key \"heartbeat\" is ignored; remove it; known in ops: channel")]
    [InlineData("intake: {edit: true}", "1:10", "unknown key \"edit\" is ignored; did you mean \"edits\"?")]
    [InlineData("excerpt: 0", "1:1", "unknown key \"excerpt\" is ignored; it belongs in requests")]
    public void Unknown_keys_of_a_map_are_warned_of_and_ignored(string text, string at, string message)
    {
        var result = Read($"{text}\n{GoodPolicy}");

        Assert.NotNull(result.Configuration);
        Assert.Equal($"p.yaml:{at}: warning: {message}", Assert.Single(result.Problems).ToString());
    }

    private static void Check(string text, string at, string begins) =>
        Assert.StartsWith($"p.yaml:{at}: {begins}", Assert.Single(Bad(text)), StringComparison.Ordinal);
}
