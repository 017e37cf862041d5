using System.Text;
using Pokemanager.Policies.Configuration;

using static Pokemanager.Policies.Tests.Configuration.Reading;

namespace Pokemanager.Policies.Tests.Configuration;

public sealed class SyntaxTests
{
    [Theory]
    [InlineData("escalation_policy:\n\t- handlers: [a]\n", "2:1", "this line is indented with a tab; YAML indents with spaces only")]
    [InlineData("escalation_policy:\n  - handlers: [a]\n  \tescalate_after_seconds: 5\n", "3:3", "this line is indented with a tab;")]
    [InlineData("escalation_policy:\n  -\n\t\thandlers:\n\t\t- a\n\n\t# note\n\t\t- b\n", "3:1", "this line is indented with a tab (and 3 more);")]
    [InlineData("private_message_deny: hello\n\tchannels: [a]\n" + GoodPolicy, "2:1", "this line is indented with a tab;")]
    [InlineData("escalation_policy:\n  - handlers:\n    - @dilbert\n", "3:7", "a YAML value cannot begin with this character; leave it out, or put the value into quotes, as in '@dilbert'")]
    [InlineData("channels: [a, b\n" + GoodPolicy, "1:16", "this is not valid YAML")]
    [InlineData("channels: [a]\n  - b\n" + GoodPolicy, "2:3", "this is not valid YAML: ")]
    [InlineData("private_message_deny: \"no end\n" + GoodPolicy, "1:23", "this is not valid YAML: ")]
    [InlineData("private_message_deny: a: b\n" + GoodPolicy, "1:24", "this is not valid YAML: ")]
    [InlineData("escalation_policy: *team\n", "1:20", "the alias *team has no anchor before it; write the value out")]
    [InlineData("escalation_policy: &team [*team]\n", "1:27", "the alias *team stands inside its own anchor;")]
    [InlineData("", "1:1", "the file is empty; it needs at least an escalation_policy")]
    [InlineData("# nothing\n\n", "1:1", "the file is empty;")]
    [InlineData("---\n", "1:1", "the file is empty;")]
    [InlineData("- a\n", "1:1", "the file must be a map of keys such as escalation_policy, not a list;")]
    [InlineData("hello\n", "1:1", "the file must be a map of keys such as escalation_policy, not text;")]
    [InlineData(GoodPolicy + "---\nchannels: [b]\n", "2:1", "a second document begins here; keep one per file")]
    [InlineData("channels: [a\u0007]\n" + GoodPolicy, "1:13", "the control character U+0007 stands here; remove it")]
    [InlineData(GoodPolicy + "# \0\n", "2:3", "the control character U+0000 stands here;")]
    public void What_is_no_yaml_is_reported_at_its_place(string text, string at, string begins) =>
        Assert.StartsWith($"p.yaml:{at}: {begins}", Assert.Single(Bad(text)), StringComparison.Ordinal);

    [Theory]
    [InlineData(new byte[] { 0xFF, 0xFE, 0x61, 0x00 }, "1:1: the file is UTF-16; save it as UTF-8")]
    [InlineData(new byte[] { 0x61, 0x3A, 0x0A, 0x62, 0x62, 0xFC, 0x0A }, "2:3: the file is not UTF-8 from here on; save it as UTF-8")]
    [InlineData(new byte[] { 0x61, 0xE2, 0x82 }, "1:2: the file is not UTF-8 from here on;")]
    public void What_is_not_utf_8_is_refused_at_the_first_wrong_byte(byte[] bytes, string begins) =>
        Assert.Contains(Bad(PolicyFile.Read(bytes, "p.yaml")), problem => problem.StartsWith("p.yaml:" + begins, StringComparison.Ordinal));

    [Fact]
    public void Tabs_where_yaml_allows_them_are_fine() =>
        Assert.Equal(["a", "b"], Good("channels:\t[\n\ta,\n\tb ]\t# both\n" + GoodPolicy).Channels!.Value);

    [Theory]
    [InlineData("chanels: [a]\n", "1:1: warning: unknown key \"chanels\" is ignored; did you mean \"channels\"?")]
    [InlineData("Private_Message_Deny: x\n", "1:1: warning: unknown key \"Private_Message_Deny\" is ignored; did you mean \"private_message_deny\"?")]
    [InlineData("handlers: [a]\n", "1:1: warning: unknown key \"handlers\" is ignored; it belongs in a level of escalation_policy")]
    [InlineData("routes: []\n", "1:1: warning: unknown key \"routes\" is ignored; remove it; known at the top of the file: channels, escalation_policy, private_message_deny, ack, requests, requesters, messages, ops, intake, workspaces")]
    public void Unknown_keys_are_warned_of_and_ignored(string text, string warning)
    {
        var result = Read(text + GoodPolicy);

        Assert.NotNull(result.Configuration);
        Assert.Equal("p.yaml:" + warning, Assert.Single(result.Problems).ToString());
    }

    [Theory]
    [InlineData("escalate_aftr: 5m", "3:5: warning: unknown key \"escalate_aftr\" is ignored; did you mean \"escalate_after\"?")]
    [InlineData("channels: [a]", "3:5: warning: unknown key \"channels\" is ignored; it belongs at the top of the file")]
    public void Unknown_keys_of_a_level_are_warned_of_and_ignored(string key, string warning)
    {
        var result = Read($"escalation_policy:\n  - handlers: [a]\n    {key}\n");

        Assert.Equal(TimeSpan.FromSeconds(60), result.Configuration!.Policy.Levels[0].EscalateAfter);
        Assert.Equal("p.yaml:" + warning, Assert.Single(result.Problems).ToString());
    }

    [Theory]
    [InlineData("# xoxb-123456789012-abcdefDEF\n", "1:3")]
    [InlineData("channels: [ops] # and xapp-1-A0123456-987-abc\n", "1:23")]
    [InlineData("private_message_deny: 'ask xoxp-1234-5678-abcd'\n", "1:28")]
    [InlineData("private_message_deny: \"ask xox\\x62-1234-5678-abcd\"\n", "1:23")]
    [InlineData("private_message_deny: xoxb-secret\n", "1:23")]
    [InlineData("slack_token: xoxe.xoxp-1-Mi0yLTEyMzQ\n", "1:14")]
    [InlineData("xoxb-123456789012-abcdefDEF: 1\n", "1:1")]
    public void A_slack_token_is_refused_and_never_repeated(string text, string at)
    {
        var result = Read(text + GoodPolicy);

        Assert.Null(result.Configuration);
        var error = Assert.Single(result.Problems, problem => problem.Severity is Severity.Error);
        Assert.StartsWith($"p.yaml:{at}: a Slack token stands here; remove it", error.ToString(), StringComparison.Ordinal);
        Assert.All(result.Problems, problem => Assert.DoesNotMatch("xox|xapp|abcdef|secret", problem.Message));
    }

    [Theory]
    [InlineData("# put xoxb-… or xoxb-your-token into the environment\n")]
    [InlineData("channels: [xapp-monitoring, foxoxb-1, xoxo]\n")]
    public void What_only_looks_like_a_token_is_fine(string text) => Good(text + GoodPolicy);

    [Fact]
    public void A_file_that_ends_in_the_middle_of_a_character_says_so() =>
        Assert.Contains(Bad(PolicyFile.Read(Encoding.UTF8.GetBytes("a: é").AsSpan()[..^1], "p.yaml")), problem => problem.Contains("not UTF-8", StringComparison.Ordinal));
}
