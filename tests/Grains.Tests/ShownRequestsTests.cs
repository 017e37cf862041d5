using Pokemanager.Grains.Interfaces.Requests;
using Pokemanager.Grains.Interfaces.Workspaces;
using Pokemanager.Grains.Messages;

namespace Pokemanager.Grains.Tests;

/// <summary>How requests and levels are shown, and how much of them.</summary>
public sealed class ShownRequestsTests
{
    private static readonly DateTimeOffset Noon = new(2026, 1, 2, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Of_many_requests_some_are_shown_and_all_are_counted()
    {
        var message = OpenRequestsMessage.Render([.. Enumerable.Range(0, 17).Select(i => Request($"question {i:00}"))], "U1", "C1");

        Assert.Equal("*17 requests are open.*", message.Sections[0]);
        Assert.Contains(message.Sections, section => section.Contains("question 14", StringComparison.Ordinal));
        Assert.DoesNotContain(message.Sections, section => section.Contains("question 15", StringComparison.Ordinal));
        Assert.Equal("… and 2 more.", message.Sections[^1]);
    }

    [Fact]
    public void At_the_last_level_it_is_told_until_when()
    {
        var line = OpenRequestLine.Render(Request("help") with { Level = 3, Next = [] }, "U1", "C1");

        Assert.Contains("Asking dilbert (level 3 of 3), the last, until <!date^", line, StringComparison.Ordinal);
    }

    [Fact]
    public void What_was_written_is_shown_where_it_was_written_and_to_those_it_concerns()
    {
        var request = Request("the merger leaked");

        Assert.Contains("merger", OpenRequestLine.Render(request, "U9", "C1"), StringComparison.Ordinal);
        Assert.Contains("merger", OpenRequestLine.Render(request, "UREQUESTER", "C2"), StringComparison.Ordinal);
        Assert.Contains("merger", OpenRequestLine.Render(request, "UDILBERT", null), StringComparison.Ordinal);
        Assert.DoesNotContain("merger", OpenRequestLine.Render(request, "U9", "C2"), StringComparison.Ordinal);
        Assert.DoesNotContain("merger", OpenRequestLine.Render(request, "U9", null), StringComparison.Ordinal);
    }

    [Fact]
    public void Names_are_shown_as_they_are()
    {
        var line = OpenRequestLine.Render(Request("") with { Requester = "<!channel>", Asked = ["a & b"] }, "U1", "C1");

        Assert.Contains("*&lt;!channel&gt;*", line, StringComparison.Ordinal);
        Assert.Contains("a &amp; b", line, StringComparison.Ordinal);
    }

    [Fact]
    public void A_long_policy_keeps_within_Slacks_limits()
    {
        var people = Enumerable.Range(0, 30).Select(i => new PreparedPerson($"U{i}", new string('&', 80))).ToArray();
        var levels = Enumerable.Range(0, 200).Select(_ => new PreparedLevel(people, [.. Enumerable.Repeat(new string('x', 1000), 9)], TimeSpan.FromMinutes(1)));
        var plan = new PreparedPlan("default", "v1", [.. levels], "catbert");

        var message = WhoMessage.Render(plan, "C1");
        var home = HomeMessage.Render([.. Enumerable.Range(0, 300).Select(i => Request($"question {i}"))], plan, "U1", Noon);

        Assert.InRange(message.Sections.Count, 2, 50);
        Assert.InRange(home.Blocks.Count, 2, 100);
        Assert.All(message.Sections.Skip(1).SkipLast(1), section => Assert.InRange(section.Length, 1, 12_000));
        Assert.Equal("… and 170 more levels.", message.Sections[^1].Split('\n')[^1]);
        Assert.InRange(message.Text.Length, 1, 4000);
    }

    private static RequestSnapshot Request(string excerpt) => new(
        "T1/C1/1.0", "Open", "1.0", "catbert", "UREQUESTER", "default", 1, 3, ["dilbert"], ["asok"], Noon, Noon.AddMinutes(1), null, null, null, null, excerpt,
        "https://acme.slack.com/archives/C1/p1", [new PageSnapshot(1, "UDILBERT", "dilbert", "D1", "2.0")]);
}
