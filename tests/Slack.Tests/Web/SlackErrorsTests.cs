using System.Net;

namespace Pokemanager.Slack.Tests.Web;

public sealed class SlackErrorsTests
{
    [Theory]
    [InlineData("invalid_auth", SlackErrorKind.InstallDead)]
    [InlineData("account_inactive", SlackErrorKind.InstallDead)]
    [InlineData("token_revoked", SlackErrorKind.InstallDead)]
    [InlineData("not_authed", SlackErrorKind.InstallDead)]
    [InlineData("token_expired", SlackErrorKind.TokenExpired)]
    [InlineData("missing_scope", SlackErrorKind.Configuration)]
    [InlineData("team_access_not_granted", SlackErrorKind.Configuration)]
    [InlineData("not_allowed_token_type", SlackErrorKind.Configuration)]
    [InlineData("no_permission", SlackErrorKind.Configuration)]
    [InlineData("accesslimited", SlackErrorKind.Configuration)]
    [InlineData("access_denied", SlackErrorKind.Configuration)]
    [InlineData("ekm_access_denied", SlackErrorKind.Configuration)]
    [InlineData("deprecated_endpoint", SlackErrorKind.Configuration)]
    [InlineData("method_deprecated", SlackErrorKind.Configuration)]
    [InlineData("two_factor_setup_required", SlackErrorKind.Configuration)]
    [InlineData("unknown_method", SlackErrorKind.Configuration)]
    [InlineData("ratelimited", SlackErrorKind.RateLimited)]
    [InlineData("rate_limited", SlackErrorKind.RateLimited)]
    [InlineData("internal_error", SlackErrorKind.Transient)]
    [InlineData("fatal_error", SlackErrorKind.Transient)]
    [InlineData("service_unavailable", SlackErrorKind.Transient)]
    [InlineData("request_timeout", SlackErrorKind.Transient)]
    [InlineData("team_added_to_org", SlackErrorKind.Transient)]
    [InlineData("org_login_required", SlackErrorKind.Transient)]
    [InlineData("invalid_arguments", SlackErrorKind.OurBug)]
    [InlineData("invalid_blocks", SlackErrorKind.OurBug)]
    [InlineData("invalid_form_data", SlackErrorKind.OurBug)]
    [InlineData("channel_not_found", SlackErrorKind.Refused)]
    [InlineData("something_new", SlackErrorKind.Refused)]
    public void Error_code_has_its_class(string error, SlackErrorKind kind) =>
        Assert.Equal(kind, SlackErrors.Classify(error, isPost: false));

    [Theory]
    [InlineData("fatal_error", SlackErrorKind.Ambiguous)]
    [InlineData("internal_error", SlackErrorKind.Ambiguous)]
    [InlineData("org_login_required", SlackErrorKind.Transient)]
    [InlineData("ratelimited", SlackErrorKind.RateLimited)]
    [InlineData("channel_not_found", SlackErrorKind.Refused)]
    public void Error_code_of_a_post_says_whether_it_may_be_done(string error, SlackErrorKind kind) =>
        Assert.Equal(kind, SlackErrors.Classify(error, isPost: true));

    [Theory]
    [InlineData(302, SlackErrorKind.Configuration, SlackErrorKind.Configuration)]
    [InlineData(400, SlackErrorKind.OurBug, SlackErrorKind.OurBug)]
    [InlineData(401, SlackErrorKind.Configuration, SlackErrorKind.Configuration)]
    [InlineData(404, SlackErrorKind.Configuration, SlackErrorKind.Configuration)]
    [InlineData(408, SlackErrorKind.Transient, SlackErrorKind.Ambiguous)]
    [InlineData(413, SlackErrorKind.OurBug, SlackErrorKind.OurBug)]
    [InlineData(429, SlackErrorKind.RateLimited, SlackErrorKind.RateLimited)]
    [InlineData(500, SlackErrorKind.Transient, SlackErrorKind.Ambiguous)]
    [InlineData(503, SlackErrorKind.Transient, SlackErrorKind.Ambiguous)]
    public void Status_has_its_class(int status, SlackErrorKind read, SlackErrorKind post)
    {
        Assert.Equal(read, SlackErrors.Classify((HttpStatusCode)status, isPost: false));
        Assert.Equal(post, SlackErrors.Classify((HttpStatusCode)status, isPost: true));
    }
}
