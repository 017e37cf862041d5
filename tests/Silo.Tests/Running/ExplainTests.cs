using System.Text.Json;

namespace Pokemanager.Silo.Tests.Running;

/// <summary><c>pokemanager explain</c>: who would be asked when, and why.</summary>
public sealed class ExplainTests : IDisposable
{
    private readonly PolicyFiles _files = new();

    public void Dispose() => _files.Dispose();

    [Fact]
    public async Task The_original_example_is_told_from_the_mention_to_the_drop()
    {
        var run = await Explain(PolicyFiles.Original, "--text", "@poke the build is broken", "--from", "catbert");

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.StartsWith("catbert mentions the bot in #ops-help at 2026-01-05 09:00:00 +00:00: @poke the build is broken\n", run.Output, StringComparison.Ordinal);
        Assert.Equal(
            [
                "2026-01-05 09:00:00 +00:00   0:00      1  dilbert             asked      policy.yaml line 5; 5 min to answer (line 6)",
                "2026-01-05 09:05:00 +00:00   5:00      1  dilbert             escalated  no answer in 5 min",
                "2026-01-05 09:05:00 +00:00   5:00      2  asok, alice         asked      policy.yaml lines 9 and 10; 1 min to answer (the default)",
                "2026-01-05 09:06:00 +00:00   6:00      2  asok, alice         escalated  no answer in 1 min",
                "2026-01-05 09:06:00 +00:00   6:00      3  wally               asked      policy.yaml line 13; 2 min to answer (line 14)",
                "2026-01-05 09:08:00 +00:00   8:00      3  wally               escalated  no answer in 2 min",
                "2026-01-05 09:08:00 +00:00   8:00      4  pointy_haired_boss  asked      policy.yaml line 17; 1 min to answer (the default)",
                "2026-01-05 09:09:00 +00:00   9:00      4  pointy_haired_boss  dropped    no answer in 1 min, and no level is left",
            ],
            run.Output.Split('\n').Where(line => line.StartsWith("2026", StringComparison.Ordinal)));
        Assert.Contains("names no channels", run.Output, StringComparison.Ordinal);
        Assert.Contains("9 min after the mention the requester is told so", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Answers_given_on_the_command_line_take_their_course()
    {
        var run = await Explain(PolicyFiles.Original, "--ack", "wally@35s", "--ack", "@Asok@5m30s", "--ack", "alice@8m");

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("wally has not been asked yet", run.Output, StringComparison.Ordinal);
        Assert.Matches(@"5:30      2  asok +acknowledged  asked 30 s before", run.Output);
        Assert.Matches(@"8:00      2  alice +no effect +asok has it already", run.Output);
        Assert.EndsWith("asok has it 5 min 30 s after the mention.\n", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("pointy_haired_boss", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_picture_shows_who_had_it_when()
    {
        var run = await Explain(
            "escalation_policy: [{handlers: [dilbert], escalate_after_seconds: 30}, {handlers: [asok], escalate_after_seconds: 30}]", "--ack", "dilbert@90s");

        var picture = run.Output.Split('\n').SkipWhile(line => !line.Contains("1:30", StringComparison.Ordinal) || line.StartsWith("2026", StringComparison.Ordinal)).Take(3);
        Assert.Equal(
            [
                $"         0:00{new string(' ', 53)}1:30",
                $"dilbert  {new string('█', 20)}{new string('░', 20)}✗{new string('░', 19)}✓",
                $"asok     {new string(' ', 20)}{new string('█', 20)}✗{new string('░', 19)}",
            ],
            picture);
    }

    [Fact]
    public async Task Times_are_shown_in_the_zone_that_was_named_and_go_with_its_clock()
    {
        var run = await Explain(PolicyFiles.Original, "--at", "2026-03-29T01:59:30[Europe/Berlin]");

        Assert.Contains("2026-03-29 01:59:30 +01:00   0:00      1  dilbert", run.Output, StringComparison.Ordinal);
        Assert.Contains("2026-03-29 03:04:30 +02:00   5:00      2  asok, alice", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_request_that_would_outlive_its_day_is_cut_short()
    {
        var run = await Explain(
            "escalation_policy: [{handlers: [dilbert], escalate_after_seconds: 86000}, {handlers: [asok], escalate_after_seconds: 86400}, {handlers: [wally]}]");

        Assert.Contains("24 h to answer (line 1), cut to 6 min 40 s since every request ends 24 h after its mention", run.Output, StringComparison.Ordinal);
        Assert.Contains("dropped    every request ends 24 h after its mention", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("wally", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_channel_that_is_not_listened_to_is_an_answer_that_names_the_ones_that_are()
    {
        var run = await Explain("channels: [data-help, C024BE91L]\nescalation_policy: [{handlers: [dilbert]}]");

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Contains("does not listen in #ops-help. policy.yaml lists data-help, C024BE91L.", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Programs_get_the_same_as_JSON()
    {
        var run = await Explain(PolicyFiles.Original, "--at", "2026-03-29T01:59:30+02:00", "--ack", "asok@5m30s", "--json");

        using var json = JsonDocument.Parse(run.Output);
        var root = json.RootElement;
        Assert.Equal(("acknowledged", "asok", true), (root.GetProperty("outcome").GetString(), root.GetProperty("takenBy").GetString(), root.GetProperty("listens").GetBoolean()));
        Assert.Equal(
            ["0 1 asked dilbert", "300 1 escalated dilbert", "300 2 asked asok,alice", "330 2 acknowledged asok"],
            root.GetProperty("steps").EnumerateArray().Select(step =>
                $"{step.GetProperty("afterSeconds")} {step.GetProperty("level")} {step.GetProperty("what")} {string.Join(',', step.GetProperty("who").EnumerateArray())}"));
        Assert.Equal("2026-03-29T02:04:30+02:00", root.GetProperty("steps")[0].GetProperty("dueAt").GetString());
    }

    [Fact]
    public async Task JSON_of_a_channel_that_is_not_listened_to_says_so()
    {
        var run = await Explain("channels: [data-help]\nescalation_policy: [{handlers: [dilbert]}]", "--json");

        using var json = JsonDocument.Parse(run.Output);
        Assert.False(json.RootElement.GetProperty("listens").GetBoolean());
        Assert.Equal("data-help", json.RootElement.GetProperty("channels")[0].GetString());
        Assert.Equal(0, json.RootElement.GetProperty("steps").GetArrayLength());
    }

    [Theory]
    [InlineData("does not say in which time zone", "--at", "2026-03-29T01:59:30")]
    [InlineData("is +01:00 in Europe/Berlin, not +02:00", "--at", "2026-03-29T01:59:30+02:00[Europe/Berlin]")]
    [InlineData("does not exist in Europe/Berlin", "--at", "2026-03-29T02:30:00[Europe/Berlin]")]
    [InlineData("add the offset that you mean: +02:00 or +01:00", "--at", "2026-10-25T02:30:00[Europe/Berlin]")]
    [InlineData("which this machine does not know", "--at", "2026-10-25T02:30:00[Europe/Berln]")]
    [InlineData("is no date and time", "--at", "tomorrow")]
    [InlineData("is no date and time", "--at", "2026-02-30T10:00:00Z")]
    [InlineData("has no offset that any place on earth has", "--at", "2026-02-03T10:00:00+99:00")]
    [InlineData("give a year from 1971 to 2999", "--at", "0001-01-01T00:00:00Z")]
    [InlineData("Did you mean dilbert? It names dilbert, asok, alice, wally, pointy_haired_boss.", "--ack", "dilbret@35s")]
    [InlineData("write NAME@AFTER, as in --ack dilbert@35s", "--ack", "dilbert")]
    [InlineData("write NAME@AFTER", "--ack", "@35s")]
    [InlineData("'soon' is no time after the mention", "--ack", "dilbert@soon")]
    [InlineData("'' is no time after the mention", "--ack", "dilbert@")]
    [InlineData("a week at most", "--ack", "dilbert@999h")]
    [InlineData("leave one of them out", "--silent", "--ack", "dilbert@1s")]
    [InlineData("leave one of them out", "--silent", "--pass", "dilbert@1s")]
    [InlineData("write NAME@AFTER, as in --give-back dilbert@35s", "--give-back", "dilbert")]
    [InlineData("--from is empty", "--from", "@")]
    [InlineData("--bogus", "--bogus")]
    public async Task Bad_input_ends_with_2_and_is_named_with_its_mend(string saying, params string[] arguments)
    {
        var run = await Explain(PolicyFiles.Original, arguments);

        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.Contains(saying, run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Option '--channel' is required", "explain")]
    [InlineData("name one with --config-file FILE", "explain", "--channel", "ops-help")]
    [InlineData("no-such-file.yaml:1:1:", "explain", "--channel", "ops-help", "--config-file", "no-such-file.yaml")]
    [InlineData("'a b' is no single channel", "explain", "--channel", "a b")]
    public async Task What_is_missing_is_named(string saying, params string[] arguments)
    {
        var run = await CommandRun.Of(arguments);

        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.Contains(saying, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_bad_configuration_is_named_by_its_place()
    {
        var run = await Explain("escalation_policy: []\n");

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("policy.yaml:1:", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_but_text_comes_out_where_nobody_sees_colours_whatever_was_put_in()
    {
        var run = await Explain(PolicyFiles.Original, "--text", "red \u001b[31malert\u202e\u0007", "--from", "cat\u001b[2Jbert");

        Assert.Equal(0, run.ExitCode);
        Assert.DoesNotContain(run.Output, c => c is not '\n' && (char.IsControl(c) || c is '\u202e'));
    }

    [Fact]
    public async Task A_terminal_gets_colours_unless_they_are_not_wanted()
    {
        string[] arguments = ["explain", "--config-file", _files.Write(PolicyFiles.Original), "--channel", "ops-help"];

        var coloured = await CommandRun.OnTerminal(arguments);
        var plain = await CommandRun.OnTerminal(arguments, noColor: "1");

        Assert.Contains("\e[31m2026-01-05 09:09:00", coloured.Output, StringComparison.Ordinal);
        Assert.Contains("2026-01-05 09:09:00", plain.Output, StringComparison.Ordinal);
        Assert.DoesNotMatch(@"\e\[[0-9;]*m", plain.Output);
    }

    private Task<CommandRun> Explain(string policy, params string[] arguments) =>
        CommandRun.Of(["explain", "--config-file", _files.Write(policy), "--channel", "ops-help", .. arguments]);
}
