using System.Text;
using Pokemanager.Policies.Configuration;

using static Pokemanager.Policies.Tests.Configuration.Reading;

namespace Pokemanager.Policies.Tests.Configuration;

/// <summary>No text takes long or eats memory, however it is made.</summary>
public sealed class LimitTests
{
    private const int Size = FileContent.MostBytes;

    public static TheoryData<string, string> Heavy => new()
    {
        { "opening brackets", new('[', Size) },
        { "opening braces", Repeat("{a: ") },
        { "nested dashes", Repeat("- ") },
        { "nested questions", Repeat("? ") },
        { "colons", new(':', Size) },
        { "colons with spaces", Repeat(": ") },
        { "quotes", new('"', Size) },
        { "blank lines", new('\n', Size) },
        { "spaces", "a:" + new string(' ', Size - 2) },
        { "tabs", new('\t', Size) },
        { "tabbed lines", Repeat("\ta\n") },
        { "anchors", Repeat("- &a b\n") },
        { "aliases", "x: &x [a]\ny:\n" + Repeat("- *x\n")[..(Size / 2)] },
        { "documents", Repeat("---\n") },
        { "directives", Repeat("%A\n") },
        { "keys", string.Concat(Enumerable.Range(0, 100_000).Select(i => $"k{i}: \n")) },
        { "one key many times", Repeat("k: 1\n") },
        { "unknown keys in many levels", "escalation_policy:\n" + Repeat("- {a: b}\n")[..(Size / 2)] },
        { "handlers", "escalation_policy:\n- handlers: [" + string.Concat(Enumerable.Range(0, 100_000).Select(i => $"h{i},")) + "]" },
        { "one handler many times", "escalation_policy:\n- handlers: [" + Repeat("a,")[..(Size / 2)] + "]" },
        { "one long name", "escalation_policy:\n- handlers: [" + new string('a', Size / 2) + "]" },
        { "an address of dots", "escalation_policy:\n- handlers: ['email:" + Repeat("a.")[..(Size / 2)] + "']" },
        { "tokens", Repeat("xoxb-1234567890 ") },
        { "halves of tokens", Repeat("xapp-") },
        { "folded text", "private_message_deny: >\n" + Repeat(" a\n")[..(Size / 2)] + "\n" + GoodPolicy },
        { "broken items", Repeat("- {\n") },
        { "broken entries", string.Concat(Enumerable.Range(0, 80_000).Select(i => $"k{i}: {{\n")) },
        { "broken tabbed items", Repeat("\t- {\n") },
        { "broken items with tabs", Repeat("- {\n\tx\n") },
        { "blanks in a broken file", "x: [\na" + new string(' ', Size - 10) + "b\n" },
        { "many aliases in a broken file", "x: [\ny: [" + string.Concat(Enumerable.Range(0, 100_000).Select(i => $"*a{i},")) + "]\n" },
        { "broken items ever deeper", string.Concat(Enumerable.Range(0, 700).Select(i => $"{new string(' ', 2 * i)}- - {{\n")) },
        { "broken entries ever deeper", string.Concat(Enumerable.Range(0, 1000).Select(i => $"{new string(' ', i)}a: {{\n{new string(' ', i)}b:\n")) },
        { "names with at signs", "a:\n" + Repeat("- @a\n")[..(Size / 2)] },
        { "good items after a broken one", "- {\n" + Repeat("- [a]\n")[..(Size / 2)] },
        { "aliases without anchors after a broken entry", "a: {\nb:\n" + Repeat("- *z\n")[..(Size / 2)] },
        { "aliases whose anchor is broken", "b:\n" + Repeat("- *z\n")[..(Size / 2 / 5 * 5)] + "c: &z {\n" },
        { "good levels", "escalation_policy:\n" + Repeat("- handlers: [a, b]\n")[..(Size / 2 / 19 * 19)] },
    };

    [Theory]
    [MemberData(nameof(Heavy))]
    public void A_text_of_a_mebibyte_is_read_or_refused_in_good_time(string name, string text)
    {
        // Processor time, so that a crowded machine does not count. Each takes about a second or less; what grows with the
        // square of the size takes minutes.
        var bytes = Encoding.UTF8.GetBytes(text.Length > Size ? text[..Size] : text);
        var before = GC.GetAllocatedBytesForCurrentThread();
        var started = Environment.CpuUsage.TotalTime;

        var result = PolicyFile.Read(bytes, "p.yaml");

        var took = Environment.CpuUsage.TotalTime - started;
        TestContext.Current.TestOutputHelper?.WriteLine($"{name}: {took.TotalMilliseconds:F0} ms, {(GC.GetAllocatedBytesForCurrentThread() - before) / 1_000_000} MB allocated, {result.Problems.Length} problems");
        Assert.True(result.Configuration is not null || !result.Problems.IsEmpty);
        Assert.True(took < TimeSpan.FromSeconds(30), $"{name} took {took}");
    }

    [Fact]
    public void Errors_are_shown_before_any_number_of_warnings()
    {
        var unknown = string.Concat(Enumerable.Range(0, 150).Select(i => $"k{i}: 1\n"));

        var problems = Bad(unknown + "escalation_policy: 5\nmessages: 5\n");

        Assert.Equal(101, problems.Length);
        Assert.Equal(["p.yaml:151:20", "p.yaml:152:11"], problems.Where(problem => !problem.Contains("warning", StringComparison.Ordinal)).Take(2).Select(problem => problem[..13]));
        Assert.Contains("there are 52 more problems", problems[^1], StringComparison.Ordinal);
    }

    [Fact]
    public void An_anchor_bomb_is_refused_where_it_goes_off()
    {
        var bomb = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
        for (var i = 1; i <= 30; i++)
        {
            bomb.Append(System.Globalization.CultureInfo.InvariantCulture, $"a{i}: &a{i} [{string.Join(", ", Enumerable.Repeat($"*a{i - 1}", 10))}]\n");
        }

        var problem = Assert.Single(Read(bomb + "escalation_policy: *a30\n").Problems, problem => problem.Severity is Severity.Error).ToString();

        Assert.Matches(@"^p\.yaml:4:\d+: the aliases up to here stand for more than 10000 values; write the values out$", problem);
    }

    [Fact]
    public void Nesting_beyond_all_need_is_refused() =>
        Assert.StartsWith("p.yaml:1:33: the nesting is deeper than 32;", Assert.Single(Bad(new string('[', 100))), StringComparison.Ordinal);

    [Fact]
    public void A_text_over_a_mebibyte_is_refused() =>
        Assert.StartsWith("p.yaml:1:1: the file is larger than 1 MiB;", Assert.Single(Bad(GoodPolicy + new string('\n', Size))), StringComparison.Ordinal);

    private static string Repeat(string part) => string.Concat(Enumerable.Repeat(part, (Size / part.Length) + 1))[..Size];
}
