using System.Text.Json;

namespace Pokemanager.Silo.Tests.Running;

/// <summary><c>pokemanager simulate</c>: a policy played by typed commands.</summary>
public sealed class SimulateTests : IDisposable
{
    private readonly PolicyFiles _files = new();

    public void Dispose() => _files.Dispose();

    [Fact]
    public async Task Everybody_sees_what_the_bot_would_write()
    {
        var run = await Simulate("""
            mention the <build> is *broken* & pointy_haired_boss knows
            next
            wait 35s
            ack alice
            """);

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Expect(
            run.Output,
            "09:00:00> mention the <build>",
            "09:00:00  dilbert asked (request 1, level 1): policy.yaml line 5; 5 min to answer (line 6)",
            "  to dilbert:",
            "      catbert needs someone in #ops-help",
            "      >the <build> is broken & pointy_haired_boss knows",
            "      [ I'll take it ]",
            "      Level 1 of 4 (default). If nobody takes it, asok and alice are asked in 5 min (09:05:00).",
            "  in the thread:",
            "      👀 Asking dilbert now (level 1 of 4).",
            "09:00:00> next",
            "09:05:00  dilbert escalated (request 1, level 1): no answer in 5 min",
            "  to asok:",
            "  in the thread, edited:",
            "      ⬆ No answer from dilbert in 5 min. Asking asok and alice now",
            "  to dilbert, edited:",
            "      Passed on to level 2 09:05:00. You can still take it.",
            "09:05:00> wait 35s",
            "09:05:35> ack alice",
            "09:05:35  alice acknowledged (request 1, level 2): asked 35 s before; the first to answer has it",
            "      ✓ @catbert, alice has it (5 min 35 s after you asked).",
            "  to asok, edited:",
            "      Not needed any more: alice has it. Open the thread");
    }

    [Fact]
    public async Task Handlers_pass_and_give_back_and_the_requester_pushes_and_cancels()
    {
        var run = await Simulate("mention\npass dilbert\nack asok\nwait 10s\nback asok\npush\ncancel\n");

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Expect(
            run.Output,
            "09:00:00  dilbert passed (request 1, level 1): nobody of the level is left, so it goes on at once",
            "09:00:00  asok, alice asked (request 1, level 2)",
            "      ⬆ dilbert can't take this one. Asking asok and alice now (level 2 of 4).",
            "09:00:00  asok acknowledged",
            "09:00:10  asok given back (request 1, level 2): the others of the level are asked anew, else the next one",
            "09:00:10  alice asked (request 1, level 2)",
            "09:00:10  catbert not waited for",
            "09:00:10  wally asked (request 1, level 3)",
            "09:00:10  catbert cancelled",
            "      ✗ Cancelled by catbert. 4 people told to stand down.");
    }

    [Fact]
    public async Task Waiting_goes_through_everything_that_is_due_meanwhile()
    {
        var run = await Simulate("mention\nwait 1h\nack dilbert\nnext\n");

        Expect(
            run.Output,
            "09:05:00  asok, alice asked", "09:06:00  wally asked", "09:08:00  pointy_haired_boss asked", "09:09:00  pointy_haired_boss dropped",
            "      ✗ @catbert, nobody took this. I asked dilbert, asok, alice, wally and pointy_haired_boss over 9 min and have stopped.",
            "10:00:00> ack dilbert",
            "10:00:00  dilbert late acknowledgement (request 1, level 1): dropped 51 min before; a late answer still counts",
            "Nothing more happens by itself.");
    }

    [Fact]
    public async Task Why_tells_what_happened_and_what_comes()
    {
        var run = await Simulate("mention\nwait 5m\nwhy\n");

        Expect(
            run.Output,
            "Request 1, by policy default, version ",
            "  0:00      1  dilbert      asked      policy.yaml line 5; 5 min to answer (line 6)",
            "  5:00      2  asok, alice  asked      policy.yaml lines 9 and 10",
            "And if nobody answers:",
            "  9:00      4  pointy_haired_boss  dropped");
    }

    [Fact]
    public async Task An_answer_goes_to_the_newest_request_that_somebody_was_asked_for()
    {
        var run = await Simulate("mention one\nmention two\nack dilbert\nwait 10s\nack dilbert\nack dilbert\nwhy 1\n");

        Expect(
            run.Output,
            "09:00:00  dilbert acknowledged (request 2", "09:00:10  dilbert acknowledged (request 1", "09:00:10  dilbert no effect (request 2", "Request 1, by policy");
    }

    [Fact]
    public async Task Each_line_of_JSON_is_an_object()
    {
        var run = await Simulate("mention help\nnext\nwhy\nhelp\n", "--json");

        var lines = run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement).ToArray();
        Assert.Equal(
            ["begin", "step", "message", "message", "step", "step", "message", "message", "message", "message", "clock", "why", "note"],
            lines.Select(line => line.GetProperty("type").GetString()));
        Assert.Equal("dilbert", lines[2].GetProperty("message").GetProperty("to").GetString());
        Assert.Equal("I'll take it", lines[2].GetProperty("message").GetProperty("buttons")[0].GetString());
        Assert.Equal("2026-01-05T09:05:00+00:00", lines[10].GetProperty("at").GetString());
        Assert.Equal((3, 5), (lines[11].GetProperty("steps").GetArrayLength(), lines[11].GetProperty("ahead").GetArrayLength()));
    }

    [Fact]
    public async Task The_same_input_has_the_same_output_and_nothing_but_text_in_it()
    {
        const string Input = "mention \u001b[31mred\u0007\nnext\nack asok\nwhy\nquit\n";

        var once = await Simulate(Input);
        var again = await Simulate(Input);

        Assert.Equal(once, again);
        Assert.Equal(0, once.ExitCode);
        Assert.DoesNotContain(once.Output, c => c is not '\n' && char.IsControl(c));
    }

    [Theory]
    [InlineData("")]
    [InlineData("\n# a remark\n\nmention")]
    [InlineData("mention\nquit\nno such command")]
    public async Task The_end_of_the_input_ends_it_and_all_is_well(string input)
    {
        var run = await Simulate(input);

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
    }

    [Theory]
    [InlineData("ak dilbert", "'ak' is no command; the commands are mention, ack, pass, back, push, cancel, wait, next, why, help and quit.")]
    [InlineData("ack", "'ack' does not say who; name somebody, as in ack dilbert.")]
    [InlineData("ack dilbret", "Did you mean dilbert?")]
    [InlineData("wait", "'wait' does not say how long; write 35s, 5m or 1h30m")]
    [InlineData("wait a bit", "'wait a bit' does not say how long")]
    [InlineData("why 2", "there is no request '2'; they are numbered from 1 to 1.")]
    [InlineData("next 5", "'next' takes nothing after it.")]
    public async Task A_bad_line_of_a_script_ends_it_with_2_and_is_named(string line, string saying)
    {
        var run = await Simulate($"mention\n{line}\nmention\n");

        Assert.Equal(2, run.ExitCode);
        Assert.StartsWith("pokemanager: line 2 of the input: ", run.Error, StringComparison.Ordinal);
        Assert.Contains(saying, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_bad_line_of_a_person_is_named_and_the_next_one_waited_for()
    {
        var run = await CommandRun.OnTerminal(["simulate", "--config-file", _files.Write(PolicyFiles.Original)], "ak dilbert\nmention\nquit\n", noColor: "1");

        Assert.Equal(0, run.ExitCode);
        Expect(run.Output, "'ak' is no command", "09:00:00  dilbert asked (request 1, level 1)");
    }

    [Fact]
    public async Task A_mention_where_the_bot_does_not_listen_starts_nothing()
    {
        var path = _files.Write("channels: [data-help]\nescalation_policy: [{handlers: [dilbert]}]");

        var run = await CommandRun.Of(["simulate", "--config-file", path, "--channel", "ops-help"], "mention\nnext\n");

        Assert.Equal(0, run.ExitCode);
        Expect(run.Output, "09:00:00> mention", "does not listen in #ops-help. policy.yaml lists data-help.", "Nothing is under way");
    }

    [Fact]
    public async Task Without_a_channel_it_plays_in_the_first_that_is_listed()
    {
        var path = _files.Write("channels: [data-help, ops-help]\nescalation_policy: [{handlers: [dilbert]}]");

        var run = await CommandRun.Of(["simulate", "--config-file", path, "--at", "2026-03-29T01:59:30[Europe/Berlin]"], "mention\n");

        Expect(run.Output, "01:59:30> mention", "requester needs someone in #data-help", "by 03:00:30");
    }

    [Theory]
    [InlineData("name one with --config-file FILE", "simulate")]
    [InlineData("is no date and time", "simulate", "--at", "noon")]
    public async Task Wrong_usage_ends_with_2(string saying, params string[] arguments)
    {
        var run = await CommandRun.Of(arguments);

        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.Contains(saying, run.Error, StringComparison.Ordinal);
    }

    private Task<CommandRun> Simulate(string input, params string[] arguments) => CommandRun.Of(
        ["simulate", "--config-file", _files.Write(PolicyFiles.Original), "--channel", "ops-help", "--from", "catbert", .. arguments], input);

    /// <summary>The output holds these, in this order.</summary>
    private static void Expect(string output, params IEnumerable<string> parts)
    {
        var from = 0;
        foreach (var part in parts)
        {
            var at = output.IndexOf(part, from, StringComparison.Ordinal);
            Assert.True(at >= 0, $"'{part}' is not where it belongs in:\n{output}");
            from = at + part.Length;
        }
    }
}
