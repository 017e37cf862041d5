using static Pokemanager.Policies.Tests.Configuration.Reading;

namespace Pokemanager.Policies.Tests.Configuration;

/// <summary>One row for each thing that can be wrong: the text, where the problem is reported, and how its message begins.</summary>
public sealed class ProblemTests
{
    [Theory]
    [InlineData("channels: [ops]\n", "1:1", "escalation_policy is missing; add it")]
    [InlineData("\n# only this\n\nchannels: [ops]\n", "4:1", "escalation_policy is missing; add it")]
    [InlineData("escalation_policy:\n", "1:1", "escalation_policy is empty; give it at least one level")]
    [InlineData("channels: [ops]\nescalation_policy: ~\n", "2:20", "escalation_policy is empty;")]
    [InlineData("escalation_policy: []\n", "1:20", "escalation_policy is empty;")]
    [InlineData("escalation_policy: dilbert\n", "1:20", "escalation_policy must be a list of levels, not text; begin each level with a dash")]
    [InlineData("escalation_policy:\n  handlers: [a]\n", "2:3", "escalation_policy must be a list of levels, not a map;")]
    [InlineData("escalation_policy:\n  -\n  - handlers: [a]\n", "2:4", "level 1 is empty; give it handlers")]
    [InlineData("escalation_policy:\n  - handlers: [a]\n  - {}\n", "3:5", "level 2 is empty;")]
    [InlineData("escalation_policy:\n  - dilbert\n", "2:5", "level 1 must be a map with handlers, not text; write it as - handlers: [dilbert]")]
    [InlineData("escalation_policy:\n  - [dilbert]\n", "2:5", "level 1 must be a map with handlers, not a list;")]
    public void A_policy_needs_levels(string text, string at, string begins) => Check(text, at, begins);

    [Theory]
    [InlineData("escalation_policy:\n  - escalate_after_seconds: 5\n", "2:5", "level 1 has no handlers; add them")]
    [InlineData("escalation_policy:\n  - handlers:\n", "2:5", "the handlers of level 1 are empty; name at least one person")]
    [InlineData("escalation_policy:\n  - handlers: []\n", "2:15", "the handlers of level 1 are empty;")]
    [InlineData("escalation_policy:\n  - handlers: '@asok'\n", "2:15", "handlers must be a list, not text; write it as handlers: [asok]")]
    [InlineData("escalation_policy:\n  - handlers: 5\n", "2:15", "handlers must be a list, not a number; write it as handlers: [5]")]
    [InlineData("escalation_policy:\n  - handlers: {a: b}\n", "2:15", "handlers must be a list, not a map;")]
    [InlineData("escalation_policy:\n  - handlers:\n    -\n    - a\n", "3:6", "a handler is empty here; name a person")]
    [InlineData("escalation_policy:\n  - handlers: [a, '  ']\n", "2:19", "a handler is empty here;")]
    [InlineData("escalation_policy:\n  - handlers: [null]\n", "2:16", "a handler is empty here;")]
    [InlineData("escalation_policy:\n  - handlers: [a, [b]]\n", "2:19", "a handler must be a user name, an id or email:, not a list;")]
    [InlineData("escalation_policy:\n  - handlers:\n    - name: a\n", "3:7", "a handler must be a user name, an id or email:, not a map;")]
    [InlineData("escalation_policy:\n  - handlers: [dilbert, '@Dilbert']\n", "2:25", "\"Dilbert\" stands twice in level 1, first on line 2; remove one of them")]
    [InlineData("escalation_policy:\n  - handlers:\n    - U024BE7LH\n    - <@U024BE7LH|dilbert>\n", "4:7", "\"U024BE7LH\" stands twice in level 1, first on line 3;")]
    [InlineData("escalation_policy:\n  - handlers: [email:a@b.de, email:A@B.DE]\n", "2:30", "\"email:A@B.DE\" stands twice in level 1")]
    [InlineData("escalation_policy:\n  - handlers: ['@']\n", "2:16", "\"@\" names nobody;")]
    [InlineData("escalation_policy:\n  - handlers: ['rotation:primary']\n", "2:16", "\"rotation:\" is not supported; use a user name, an id or email:")]
    [InlineData("escalation_policy:\n  - handlers: ['group:sre', 'channel:x']\n", "2:16 2:29", "\"group:\" is not supported; use a user name, an id or email:")]
    [InlineData("escalation_policy:\n  - handlers: ['email:']\n", "2:16", "\"\" is no e-mail address; write it as email:lead@example.com")]
    [InlineData("escalation_policy:\n  - handlers: ['email:lead']\n", "2:16", "\"lead\" is no e-mail address;")]
    [InlineData("escalation_policy:\n  - handlers: [lead@example.com]\n", "2:16", "\"lead@example.com\" is an e-mail address; write it as email:lead@example.com")]
    [InlineData("escalation_policy:\n  - handlers: ['@here']\n", "2:16", "\"@here\" is everybody at once and cannot answer;")]
    [InlineData("escalation_policy:\n  - handlers: ['#ops']\n", "2:16", "\"#ops\" is a channel, which cannot be a handler;")]
    [InlineData("escalation_policy:\n  - handlers: ['<!subteam^S1>']\n", "2:16", "\"<!subteam^S1>\" is no single person;")]
    [InlineData("escalation_policy:\n  - handlers: ['asok, alice']\n", "2:16", "\"asok, alice\" is no single person; write one per item")]
    [InlineData("escalation_policy:\n  - handlers: [\"dil\u200Bbert\"]\n", "2:16", "\"dil�bert\" is too long for a handler or has invisible characters in it;")]
    public void A_level_needs_handlers_that_can_be_people(string text, string at, string begins) => Check(text, at, begins);

    [Theory]
    [InlineData("0", "escalate_after_seconds is zero, which leaves nobody time to answer; write 1 to 86400 seconds")]
    [InlineData("-5", "escalate_after_seconds is negative (-5); write 1 to 86400 seconds")]
    [InlineData("86401", "escalate_after_seconds is too long (86401); write 1 to 86400 seconds")]
    [InlineData("99999999999999999999", "escalate_after_seconds is too long (99999999999999999999);")]
    [InlineData("1.5", "escalate_after_seconds must be a whole number of seconds, not 1.5; write it in digits alone")]
    [InlineData("300.0", "escalate_after_seconds must be a whole number of seconds, not 300.0;")]
    [InlineData("1e2", "escalate_after_seconds must be a whole number of seconds, not 1e2;")]
    [InlineData("+5", "escalate_after_seconds must be a whole number of seconds, not +5;")]
    [InlineData("0300", "0300 begins with 0, which some programs read as octal;")]
    [InlineData("'300'", "escalate_after_seconds is in quotes, which makes it text; write 300 without the quotes")]
    [InlineData("5m", "escalate_after_seconds takes no unit (5m); write the number of seconds alone")]
    [InlineData("soon", "escalate_after_seconds must be a whole number of seconds, not \"soon\";")]
    [InlineData("1_000", "escalate_after_seconds must be a whole number of seconds, not \"1_000\";")]
    [InlineData("[5]", "escalate_after_seconds must be a whole number of seconds, not a list;")]
    [InlineData("{s: 5}", "escalate_after_seconds must be a whole number of seconds, not a map;")]
    public void A_wait_is_a_whole_number_of_seconds_up_to_a_day(string wait, string begins) =>
        Check($"escalation_policy:\n  - handlers: [a]\n    escalate_after_seconds: {wait}\n", "3:29", begins);

    [Theory]
    [InlineData("channels: ops\n", "1:11", "channels must be a list, not text; write channels: [ops]")]
    [InlineData("channels: {ops: x}\n", "1:11", "channels must be a list, not a map;")]
    [InlineData("channels: []\n", "1:11", "channels is an empty list; name the channels to listen in, or remove the key")]
    [InlineData("channels:\n- #ops\n", "2:2", "a channel is empty here; name one, and put it into quotes if it begins with #")]
    [InlineData("channels: ['#']\n", "1:12", "a channel is empty here;")]
    [InlineData("channels: [[ops]]\n", "1:12", "a channel must be a name or an id, not a list;")]
    [InlineData("channels: ['prod-*']\n", "1:12", "\"prod-*\" is no channel; write one name such as ops-help")]
    [InlineData("channels: ['ops, data']\n", "1:12", "\"ops, data\" is no channel;")]
    [InlineData("private_message_deny: [no]\n", "1:23", "private_message_deny must be text, not a list; put it into quotes")]
    public void The_optional_keys_have_their_types(string text, string at, string begins) => Check(text + GoodPolicy, at, begins);

    [Theory]
    [InlineData("channels: [a]\nchannels: [b]\n", "2:1", "the key \"channels\" stands twice, first on line 1; keep one of them")]
    [InlineData("x-a: {k: 1, k: 2}\n", "1:13", "the key \"k\" stands twice, first on line 1;")]
    [InlineData("x-a: {<<: {k: 1}}\n", "1:7", "merge keys (<<) are not supported; write the keys out")]
    [InlineData("x-a: {[k]: 1}\n", "1:7", "a key must be text, not a list;")]
    [InlineData("private_message_deny: !secret x\n", "1:23", "YAML tags (!…) are not supported; remove the tag")]
    public void A_key_stands_once_and_is_text(string text, string at, string begins) => Check(text + GoodPolicy, at, begins);

    [Fact]
    public void All_problems_are_reported_at_once_and_in_the_order_of_the_file() =>
        Assert.Equal(
            [
                "p.yaml:1:1: warning: unknown key \"chanels\" is ignored; did you mean \"channels\"?",
                "p.yaml:3:29: escalate_after_seconds is negative (-1); write 1 to 86400 seconds (24 hours)",
                "p.yaml:4:15: the handlers of level 1 are empty; name at least one person, as in handlers: [dilbert]",
                "p.yaml:5:18: \"A\" stands twice in level 2, first on line 5; remove one of them",
                "p.yaml:6:23: private_message_deny must be text, not a map; put it into quotes",
            ],
            Bad("""
                chanels: [ops]
                escalation_policy:
                  - escalate_after_seconds: -1
                    handlers: []
                  - handlers: [a, A]
                private_message_deny: {a: b}
                """.Replace("[a, A]", "[a,A]", StringComparison.Ordinal)));

    [Fact]
    public void A_flood_of_problems_is_cut_short_but_not_hidden()
    {
        var problems = Bad("escalation_policy:\n" + string.Concat(Enumerable.Repeat("- 5\n", 5000)));

        Assert.Equal(101, problems.Length);
        Assert.EndsWith("there are 4900 more problems; mend the ones above first", problems[^1], StringComparison.Ordinal);
    }

    private static void Check(string text, string at, string begins)
    {
        var places = at.Split(' ');
        var problems = Bad(text).Where(problem => !problem.Contains("warning: unknown key \"x-a\"", StringComparison.Ordinal)).ToArray();

        Assert.Equal(places.Length, problems.Length);
        Assert.StartsWith($"p.yaml:{places[0]}: {begins}", problems[0], StringComparison.Ordinal);
        Assert.All(problems.Zip(places), pair => Assert.StartsWith($"p.yaml:{pair.Second}: ", pair.First, StringComparison.Ordinal));
    }
}
