namespace Pokemanager.Slack.Tests.Sockets;

public sealed class DisconnectTests
{
    [Theory]
    [InlineData("warning", nameof(DisconnectStep.Replace))]
    [InlineData("refresh_requested", nameof(DisconnectStep.Replace))]
    [InlineData("goodbye", nameof(DisconnectStep.Replace))]
    [InlineData("something_new", nameof(DisconnectStep.Replace))]
    [InlineData("too_many_websockets", nameof(DisconnectStep.Reconnect))]
    [InlineData("team_migration_started", nameof(DisconnectStep.Reconnect))]
    [InlineData("error 1", nameof(DisconnectStep.Reconnect))]
    [InlineData("link_disabled", nameof(DisconnectStep.Stop))]
    public void Reason_has_its_step(string reason, string step) => Assert.Equal(step, Disconnect.After(reason).ToString());

    [Theory]
    [InlineData("invalid_auth", true)]
    [InlineData("not_authed", true)]
    [InlineData("account_inactive", true)]
    [InlineData("token_revoked", true)]
    [InlineData("token_expired", true)]
    [InlineData("not_allowed_token_type", true)]
    [InlineData("missing_scope", true)]
    [InlineData("no_permission", true)]
    [InlineData("access_denied", true)]
    [InlineData("forbidden_team", true)]
    [InlineData("user_removed_from_team", true)]
    [InlineData("team_disabled", true)]
    [InlineData("ratelimited", false)]
    [InlineData("internal_error", false)]
    [InlineData("migration_in_progress", false)]
    [InlineData("http_404", false)]
    [InlineData("http_503", false)]
    [InlineData("connection", false)]
    [InlineData("timeout", false)]
    [InlineData("malformed_answer", false)]
    [InlineData("too_many_websockets", false)]
    public void Only_errors_of_the_closed_list_are_final(string error, bool isFinal)
    {
        Assert.Equal(isFinal, Refusals.OfSocketMode(error) is not null);
        Assert.Equal(isFinal, Refusals.OfRtm(error) is not null);
    }

    [Theory]
    [InlineData(0, 0.5)]
    [InlineData(1, 1)]
    [InlineData(5, 16)]
    [InlineData(6, 30)]
    [InlineData(1_000_000, 30)]
    public void Back_off_doubles_up_to_its_cap(int failures, double seconds) =>
        Assert.Equal(seconds, Backoff.Limit(failures, TimeSpan.FromSeconds(0.5), TimeSpan.FromSeconds(30)).TotalSeconds);
}
