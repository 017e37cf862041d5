using Microsoft.Extensions.Time.Testing;
using Pokemanager.SlackEmulator.Push;

namespace Pokemanager.Slack.Tests.Emulator;

public sealed class PushQuotaTests
{
    [Fact]
    public void Workspace_beyond_thirty_thousand_an_hour_is_told_once_a_minute()
    {
        var clock = new FakeTimeProvider();
        var quota = new PushQuota(clock);
        for (var i = 0; i < 30_000; i++) Assert.Equal((true, false), quota.Take("T1"));

        Assert.Equal((false, true), quota.Take("T1"));
        Assert.Equal((false, false), quota.Take("T1"));
        Assert.Equal((true, false), quota.Take("T2"));
        clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal((false, true), quota.Take("T1"));
        clock.Advance(TimeSpan.FromHours(1));
        Assert.Equal((true, false), quota.Take("T1"));
    }

    [Theory]
    [InlineData(0, 999, false)]
    [InlineData(0, 1_000, true)]
    [InlineData(60, 999, false)]
    public void App_that_hardly_ever_answers_is_switched_off_once_it_gets_many_events(int answered, int failed, bool isDisabled)
    {
        var quota = new PushQuota(new FakeTimeProvider());
        for (var i = 0; i < answered; i++) quota.DisablesAfter(success: true);

        var disables = false;
        for (var i = 0; i < failed; i++) disables = quota.DisablesAfter(success: false);

        Assert.Equal(isDisabled, disables);
    }
}
