using System.Text;
using CsCheck;
using Pokemanager.Policies.Configuration;

using static Pokemanager.Policies.Tests.Configuration.Reading;

namespace Pokemanager.Policies.Tests.Configuration;

/// <summary>A mistake that makes a file no YAML hides nothing else that is wrong with it, and adds nothing that is not.</summary>
public sealed class EveryProblemTests
{
    [Theory]
    [InlineData("channels: [a, b\nescalation_policy:\n  - handlers: [a]\n    escalate_after_seconds: 0\n", "1:16 4:29")]
    [InlineData("channels: 5\nescalation_policy:\n  - handlers: [a, b\n    escalate_after_seconds: 0\n  - handlers: []\n", "1:11 3:20 4:29 5:15")]
    [InlineData("escalation_policy:\n- handlers: [a\n- handlers: {b\n- handlers: 'c\n- handlers: []\n", "2:15 3:15 4:13 5:13")]
    [InlineData("escalation_policy:\n  - handlers: [a]\n     escalate_after_seconds: 5\n  - handlers: []\n", "3:6 4:15")]
    [InlineData("escalation_policy:\n  - handlers: [a]\nprivate_message_deny: a: b\nmessages: 5\n", "3:24 4:11")]
    [InlineData("private_message_deny: \"no end\nchannels: [\nescalation_policy: []\n", "1:23 2:12 3:20")]
    [InlineData("workspaces:\n  acme: {team_id: 5\n  emca:\n    team_id: x\n    token_env: '\n" + GoodPolicy, "2:20 4:14 5:16")]
    public void What_stands_elsewhere_is_reported_too(string text, string at) => Assert.Equal(at, Places(text));

    [Theory]
    [InlineData("channels: [a]\n\"escalation_policy\":\n  - 'handlers':\n    - @dilbert\n  - \"handlers\": []\n    'escalate_after_seconds': -1\n", "4:7 5:17 6:31")]
    [InlineData("\"escalation_policy\":\n  - 'handlers': [a]\nprivate_message_deny: 'x\n", "3:23")]
    [InlineData("my key: 3\nescalation_policy:\n  - handlers: [a, a]\n    escalate after: 5\n    escalate_after_seconds: x: y\n", "1:1 3:19 4:5 5:30")]
    [InlineData("--- # mine\nescalation_policy:\n  - handlers: [asok\n  - handlers: []\n... # the end\nescalation_policy: []\n", "3:20 4:15")]
    [InlineData("%YAML 1.2\n---\nescalation_policy: [\nmessages: 5\n---\nchannels: [a]\n", "3:21 4:11 5:1")]
    [InlineData("escalation_policy: [\n{handlers: [dilbert]},\n{handlers: []}\n]\nchannels: [x\n", "3:12 5:13")]
    [InlineData("escalation_policy: [\n  {handlers: [a]}\n  {handlers: []}\n]\nmessages: 5\n", "3:3 5:11")]
    [InlineData("escalation_policy:\n  - handlers: [a'b, \"c]\", d]\n  - handlers: [e # ]\n  - handlers: []\n", "3:21 4:15")]
    public void Whichever_way_it_is_written(string text, string at) => Assert.Equal(at, Places(text));

    [Theory]
    [InlineData("escalation_policy:\n  - handlers: []\n    escalate_after_seconds 30\n  - handlers: []\n    escalate_after_seconds:0\n", "2:15 3:5 4:15 5:5")]
    [InlineData("escalation_policy:\n  -handlers: [dilbert]\n   escalate_after_seconds: 30\n  - handlers: []\n", "2:3 4:15")]
    [InlineData("  escalation_policy:\n  - handlers: []\nprivate_message_deny: \"foo\nmessages: 5\n", "1:3 2:15 3:23 4:11")]
    [InlineData("escalation_policy:\n    - handlers: []\n  - handlers: 5\n  - handlers: {\nmessages: 5\n", "2:5 2:17 3:15 4:16 5:11")]
    [InlineData("escalation_policy:\n  - handlers: [a]\nmessages: 5\nwhat is this\nchannels: 5\n", "3:11 4:1 5:11")]
    [InlineData("escalation_policy:\n  - handlers: [dilbert]\n    escalate_after_seconds: 0\n   - handlers: [asok, asok]\n     escalate_after_seconds: 0\n", "3:29 4:4 4:23 5:30")]
    [InlineData("escalation_policy:\n  - handlers: [dilbert, dilbert]\n     escalate_after_seconds: 0\n", "2:25 3:6 3:30")]
    [InlineData("escalation_policy:\n  - handlers: [dilbert]\n  escalate_after_seconds: 0\n  - handlers: [asok, asok]\n", "3:3 3:27 4:22")]
    [InlineData("escalation_policy:\n  - &first\n    handlers: [dilbert\n    escalate_after_seconds: 0\nack: &a\n  by: nobody\n  words: [x\n", "3:23 4:29 6:7 7:12")]
    [InlineData("escalation_policy:\n  -handlers: [dilbert]\n   escalate_after_seconds: 0\n", "2:3 3:28")]
    [InlineData("%ack: 1\n``x\n" + GoodPolicy, "1:1 1:7 2:1")]
    [InlineData("@ops: x\n" + GoodPolicy, "1:1 1:7")]
    public void What_belongs_nowhere_hides_nothing(string text, string at) => Assert.Equal(at, Places(text));

    [Theory]
    [InlineData("escalation_policy:\n  - handlers [dilbert]\n    escalate_after_seconds: 0\n", "2:5 3:29")]
    [InlineData("escalation_policy\n  - handlers: [a]\n    escalate_after_seconds: 0\nchannels: 5\n", "2:13 4:11")]
    [InlineData("workspaces:\n  acme:\n    team_id T024BE7LD\n    token_env: 5x\n" + GoodPolicy, "3:5 4:16")]
    public void What_may_stand_in_an_unreadable_line_is_not_called_missing(string text, string at) => Assert.Equal(at, Places(text));

    [Theory]
    [InlineData("--- channels: [ops]\n" + GoodPolicy)]
    [InlineData("% my levels\n" + GoodPolicy)]
    [InlineData(GoodPolicy + "...\n@foo: [\nchannels: [x\n")]
    [InlineData(GoodPolicy + "...\n%\n")]
    public void What_is_no_yaml_is_never_taken(string text) => Bad(text);

    [Theory]
    [InlineData("escalation_policy:\n  - handlers:\n    - @dilbert\n    - @asok\n    - `alice\n  - handlers:\n    - %wally\n    - @wally\n", "3:7 4:7 5:7 7:7 8:7 8:8")]
    [InlineData("private_message_deny: @everybody\nescalation_policy:\n  - handlers: [alice]\n    escalate_after_seconds: @0\n", "1:23 4:29 4:30")]
    public void Each_name_that_needs_quotes_is_reported(string text, string at) => Assert.Equal(at, Places(text));

    [Theory]
    [InlineData("escalation_policy:\n\t- handlers: [a]\n\t  escalate_after_seconds: 0\n", "2:1 3:28")]
    [InlineData("escalation_policy:\n\t- handlers:\n\t\t- @a\n\t\tescalate_after_seconds: 0\n", "2:1 3:5 4:27")]
    [InlineData("escalation_policy:\n  - handlers: [a]\n  \tescalate_after_seconds: 0\n", "3:3 3:28")]
    [InlineData("escalation_policy:\n    - handlers: []\n\t- handlers: []\n", "2:17 3:1 3:14")]
    [InlineData("escalation_policy:\n  - handlers: [a]\n    escalate_after_seconds: 0\n\n\t# c\n\t- handlers: [b]\n\t  escalate_after_seconds: -1\n", "3:29 5:1 7:28")]
    [InlineData("escalation_policy:\n  - handlers: [a]\n    escalate_after_seconds: 0\n\t# comment\n  - handlers: []\n", "3:29 4:1 5:15")]
    [InlineData("escalation_policy:\n  - handlers: [a]\n\t\n  - handlers: []\n", "3:1 4:15")]
    public void Tabs_hide_nothing(string text, string at) => Assert.Equal(at, Places(text));

    [Theory]
    [InlineData("private_message_deny: |\n  hello: world\n  \ttabbed\nescalation_policy:\n  - handlers:\n    - @dilbert\n  - handlers: []\n", "6:7 7:15")]
    [InlineData("channels: [\n\tops,\n\tdev]\nescalation_policy:\n  - handlers:\n    - @dilbert\n    escalate_after_seconds: 0\n", "6:7 7:29")]
    public void Tabs_that_are_fine_are_no_problem_beside_one(string text, string at) => Assert.Equal(at, Places(text));

    [Theory]
    [InlineData("escalation_policy:\n  - handlers: *team\n  - handlers: &other [*other]\n  - handlers: []\n", "2:15 3:23 4:15")]
    [InlineData("escalation_policy:\n  - handlers: &team [a, b\n  - handlers: *team\n  - handlers: []\n", "2:26 4:15")]
    [InlineData("escalation_policy:\n  - &one\n    handlers: [a]\n  - *one\n  - handlers: []\nchannels: [\n", "5:15 6:12")]
    [InlineData("ack: { by: handlers\nchannels: *later\nescalation_policy: &later []\nmessages: *late\n", "1:20 2:11 3:20 4:11")]
    public void Aliases_hide_nothing(string text, string at) => Assert.Equal(at, Places(text));

    [Fact]
    public void What_is_too_deep_hides_nothing() =>
        Assert.Equal("1:42 2:11 4:13", Places($"channels: {new string('[', 40)}\nmessages: 5\nescalation_policy:\n- handlers: []\n"));

    [Fact]
    public void An_anchor_bomb_hides_nothing()
    {
        var bomb = string.Concat(Enumerable.Range(1, 9).Select(i => $"a{i}: &a{i} [{string.Join(", ", Enumerable.Repeat($"*a{i - 1}", 10))}]\n"));

        var problems = Bad($"a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n{bomb}messages: 5\nescalation_policy: *a9\n")
            .Where(problem => !problem.Contains("warning", StringComparison.Ordinal));

        Assert.Collection(
            problems,
            problem => Assert.Matches(@"\Ap.yaml:4:\d+: the aliases up to here stand for more than 10000 values", problem),
            problem => Assert.StartsWith("p.yaml:11:11: messages must be a map", problem, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("private_message_deny: a\u0007b\u0007\n# \0\nescalation_policy: []\n", "1:24 3:20")]
    [InlineData("private_message_deny: \uFFFF\nescalation_policy:\n- handlers: [\u0001a, b\n- handlers: []\n", "1:23 3:19 4:13")]
    public void Control_characters_hide_nothing(string text, string at) => Assert.Equal(at, Places(text));

    [Fact]
    public void Bytes_that_are_not_utf_8_hide_nothing() => Assert.Equal(
        "1:25 3:18 4:13",
        Places(PolicyFile.Read(Encoding.Latin1.GetBytes("private_message_deny: gr\u00FC\u00DFe\nescalation_policy:\n- handlers: [a, b\n- handlers: 5\n"), "p.yaml")));

    [Fact]
    public void What_is_no_text_at_all_has_one_problem() => Assert.Equal(
        "1:1", Places(PolicyFile.Read([.. Enumerable.Repeat<byte>(0, 200), .. "\nescalation_policy: []\n"u8], "p.yaml")));

    [Fact]
    public void Any_piece_of_a_file_may_be_broken_without_hiding_the_others() =>
        Gen.Select(Gen.Int[0, Broken.Length - 1].Array[3, 6], Gen.Bool).Sample((chosen, indented) =>
        {
            var dash = indented ? "  - " : "- ";
            var levels = chosen.Select(i => $"{dash}{Broken[i].Level.Replace("\n", "\n" + new string(' ', dash.Length), StringComparison.Ordinal)}\n");

            var lines = Read("escalation_policy:\n" + string.Concat(levels)).Problems.Select(problem => problem.Line).ToHashSet();

            var first = 2;
            foreach (var (level, wrong) in chosen.Select(i => Broken[i]))
            {
                Assert.All(wrong, line => Assert.Contains(first + line, lines));
                first += level.Count(c => c is '\n') + 1;
            }

            Assert.Equal(chosen.Sum(i => Broken[i].Wrong.Length), lines.Count);
        }, iter: 2_000);

    /// <summary>Levels, and which of their lines are wrong.</summary>
    private static readonly (string Level, int[] Wrong)[] Broken =
    [
        ("handlers: [a]\nescalate_after_seconds: 5", []),
        ("handlers: [a]\nescalate_after_seconds: 0", [1]),
        ("handlers: []\nescalate_after_seconds: 0", [0, 1]),
        ("handlers: [a\nescalate_after_seconds: 5", [0]),
        ("handlers: [a\nescalate_after_seconds: 0", [0, 1]),
        ("handlers: \"a\nescalate_after_seconds: -1", [0, 1]),
        ("handlers:\n- a\n- @b\n- 'c\n- d", [2, 3]),
        ("handlers:\n  - {a\n  - b\nescalate_after_seconds: a: b", [1, 3]),
        ("escalate_after_seconds: }\nhandlers: @a", [0, 1]),
    ];

    private static string Places(string text) => Places(Read(text));

    private static string Places(PolicyFileResult result) => string.Join(' ', result.Problems.Select(problem => $"{problem.Line}:{problem.Column}"));
}
