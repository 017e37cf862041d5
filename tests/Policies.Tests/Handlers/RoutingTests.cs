using Pokemanager.Policies.Handlers;

namespace Pokemanager.Policies.Tests.Handlers;

public sealed class RoutingTests
{
    [Theory]
    [InlineData("ops-help", true)]
    [InlineData("OPS-HELP", true)]
    [InlineData("#ops-help", true)]
    [InlineData("C024BE91L", true)]
    [InlineData("ops", false)]
    [InlineData("C024BE91X", false)]
    [InlineData("c024be91l", false)]
    public void A_channel_is_listed_by_name_or_id(string listed, bool listens) =>
        Assert.Equal(listens, Routing.Listens(With(listed), "C024BE91L", "ops-help"));

    [Fact]
    public void Without_a_list_every_channel_is_listened_in()
    {
        Assert.True(Routing.Listens(new BotConfiguration(null, new("default", "1", []), null), "C1", null));
        Assert.False(Routing.Listens(With(), "C1", "ops"));
    }

    [Fact]
    public void A_name_that_is_not_known_yet_matches_nothing() => Assert.False(Routing.Listens(With("ops"), "C024BE91L", null));

    [Theory]
    [InlineData("ops-help", true)]
    [InlineData("GENERAL", true)]
    [InlineData("C024BE91L", false)]
    public void The_name_is_needed_when_any_entry_may_be_one(string listed, bool isNeeded)
    {
        Assert.Equal(isNeeded, Routing.NeedsName(With("G024BE91L", listed)));
        Assert.False(Routing.NeedsName(new BotConfiguration(null, new("default", "1", []), null)));
    }

    private static BotConfiguration With(params string[] channels) => new([.. channels], new("default", "1", []), null);
}
