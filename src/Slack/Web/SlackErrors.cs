using System.Collections.Frozen;
using System.Net;

namespace Pokemanager.Slack;

/// <summary>Slack's error codes and what each asks for.</summary>
internal static class SlackErrors
{
    public const string Timeout = "timeout";
    public const string Connection = "connection";
    public const string Malformed = "malformed_answer";
    public const string TooLarge = "answer_too_large";

    private static readonly FrozenDictionary<string, SlackErrorKind> Common = new Dictionary<string, SlackErrorKind>
    {
        ["invalid_auth"] = SlackErrorKind.InstallDead,
        ["account_inactive"] = SlackErrorKind.InstallDead,
        ["token_revoked"] = SlackErrorKind.InstallDead,
        ["not_authed"] = SlackErrorKind.InstallDead,
        ["token_expired"] = SlackErrorKind.TokenExpired,
        ["missing_scope"] = SlackErrorKind.Configuration,
        ["team_access_not_granted"] = SlackErrorKind.Configuration,
        ["not_allowed_token_type"] = SlackErrorKind.Configuration,
        ["no_permission"] = SlackErrorKind.Configuration,
        ["accesslimited"] = SlackErrorKind.Configuration,
        ["access_denied"] = SlackErrorKind.Configuration,
        ["ekm_access_denied"] = SlackErrorKind.Configuration,
        ["deprecated_endpoint"] = SlackErrorKind.Configuration,
        ["method_deprecated"] = SlackErrorKind.Configuration,
        ["two_factor_setup_required"] = SlackErrorKind.Configuration,
        ["forbidden_team"] = SlackErrorKind.Configuration,
        ["unknown_method"] = SlackErrorKind.Configuration,
        ["ratelimited"] = SlackErrorKind.RateLimited,
        ["rate_limited"] = SlackErrorKind.RateLimited,
        ["internal_error"] = SlackErrorKind.Transient,
        ["fatal_error"] = SlackErrorKind.Transient,
        ["service_unavailable"] = SlackErrorKind.Transient,
        ["request_timeout"] = SlackErrorKind.Transient,
        ["team_added_to_org"] = SlackErrorKind.Transient,
        ["org_login_required"] = SlackErrorKind.Transient,
        ["migration_in_progress"] = SlackErrorKind.Transient,
        ["invalid_arguments"] = SlackErrorKind.OurBug,
        ["invalid_arg_name"] = SlackErrorKind.OurBug,
        ["invalid_array_arg"] = SlackErrorKind.OurBug,
        ["invalid_form_data"] = SlackErrorKind.OurBug,
        ["invalid_charset"] = SlackErrorKind.OurBug,
        ["invalid_post_type"] = SlackErrorKind.OurBug,
        ["missing_post_type"] = SlackErrorKind.OurBug,
        ["invalid_blocks"] = SlackErrorKind.OurBug,
        ["invalid_blocks_format"] = SlackErrorKind.OurBug,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    // Slack may say these after the message was stored. The other passing troubles are told before anything is done.
    private static readonly FrozenSet<string> MayBeDone =
        FrozenSet.Create(StringComparer.Ordinal, "internal_error", "fatal_error", "service_unavailable", "request_timeout");

    /// <summary>The kind of an error code that Slack put in its answer.</summary>
    public static SlackErrorKind Classify(string error, bool isPost) =>
        isPost && MayBeDone.Contains(error) ? SlackErrorKind.Ambiguous : Common.GetValueOrDefault(error, SlackErrorKind.Refused);

    /// <summary>The kind of a status that is not 200. A redirect means that the API's address is wrong.</summary>
    public static SlackErrorKind Classify(HttpStatusCode status, bool isPost) => (int)status switch
    {
        429 => SlackErrorKind.RateLimited,
        408 or 425 or >= 500 or < 300 => Unknown(isPost),
        < 400 or 401 or 403 or 404 or 405 or 407 or 410 => SlackErrorKind.Configuration,
        _ => SlackErrorKind.OurBug,
    };

    /// <summary>The kind of a failure that leaves open whether Slack did it.</summary>
    public static SlackErrorKind Unknown(bool isPost) => isPost ? SlackErrorKind.Ambiguous : SlackErrorKind.Transient;
}
