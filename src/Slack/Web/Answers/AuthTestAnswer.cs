using System.Net.Http.Headers;
using System.Text.Json.Serialization;

namespace Pokemanager.Slack;

internal sealed record AuthTestAnswer(string? Url, string? Team, string? User, string? TeamId, string? UserId, string? BotId, bool? IsEnterpriseInstall) : Answer
{
    public override bool IsComplete => (TeamId is not null || IsEnterpriseInstall is true) && UserId is not null;

    [JsonIgnore]
    public IReadOnlyList<string>? Scopes { get; private set; }

    public override void Take(HttpResponseHeaders headers) => Scopes = headers.TryGetValues("x-oauth-scopes", out var values)
        ? [.. values.SelectMany(value => value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))]
        : null;
}
