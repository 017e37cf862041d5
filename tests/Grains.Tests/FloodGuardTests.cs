using Pokemanager.Grains.Workspaces;
using Pokemanager.Policies;

namespace Pokemanager.Grains.Tests;

/// <summary>Who has to wait before another request is opened.</summary>
public sealed class FloodGuardTests
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 24, 12, 0, 0, TimeSpan.Zero);
    private readonly FloodGuard _guard = new();

    [Fact]
    public void Without_limits_everything_goes()
    {
        for (var i = 0; i < 1_000; i++)
        {
            Ask(RequestRules.Default, "U1", "C1");
        }

        Assert.Equal(TimeSpan.Zero, _guard.Wait(RequestRules.Default, "U1", "C1", Noon));
        Assert.Empty(_guard.OpenOf("U1"));
    }

    [Fact]
    public void A_channel_that_is_full_stops_everybody_in_it_and_nobody_elsewhere()
    {
        var rules = new RequestRules { PerMinuteInChannel = 1 };

        Ask(rules, "U1", "C1");

        Assert.Equal(TimeSpan.FromMinutes(1), _guard.Wait(rules, "U2", "C1", Noon));
        Assert.Equal(TimeSpan.Zero, _guard.Wait(rules, "U1", "C2", Noon));
    }

    [Fact]
    public void A_workspace_that_is_full_stops_everybody()
    {
        var rules = new RequestRules { PerMinuteInWorkspace = 2 };

        Ask(rules, "U1", "C1");
        Ask(rules, "U2", "C2");

        Assert.Equal(TimeSpan.FromSeconds(30), _guard.Wait(rules, "U3", "C3", Noon));
    }

    [Fact]
    public void The_longest_wait_is_what_counts()
    {
        var rules = new RequestRules { PerMinuteByRequester = 1, PerMinuteInChannel = 2 };

        Ask(rules, "U1", "C1");

        Assert.Equal(TimeSpan.FromMinutes(1), _guard.Wait(rules, "U1", "C1", Noon));
        Assert.Equal(TimeSpan.Zero, _guard.Wait(rules, "U2", "C1", Noon));
    }

    [Fact]
    public void What_was_said_of_a_mention_is_said_again()
    {
        Ask(RequestRules.Default, "U1", "C1", "T1/C1/1.1");
        _guard.Refuse("T1/C1/2.1");
        _guard.Refuse("T1/C1/1.1");

        Assert.Equal((true, false, null), (_guard.Earlier("T1/C1/1.1"), _guard.Earlier("T1/C1/2.1"), _guard.Earlier("T1/C1/3.1")));
    }

    [Fact]
    public void Open_requests_are_counted_until_they_are_known_to_have_ended()
    {
        var rules = new RequestRules { MaxOpenPerRequester = 5 };
        Ask(rules, "U1", "C1", "a");
        Ask(rules, "U1", "C2", "b");
        Ask(rules, "U2", "C1", "c");

        _guard.Ended("U1", ["a", "c"]);

        Assert.Equal(["b"], _guard.OpenOf("U1"));
        Assert.Equal(["c"], _guard.OpenOf("U2"));
    }

    private void Ask(RequestRules rules, string requester, string channel, string? key = null) =>
        _guard.LetThrough(key ?? Guid.NewGuid().ToString(), rules, requester, channel, Noon);
}
