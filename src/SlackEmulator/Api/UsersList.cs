using Pokemanager.SlackEmulator.Wire;

namespace Pokemanager.SlackEmulator.Api;

internal sealed class UsersList : IApiMethod
{
    public string Name => "users.list";

    public string? Scope => "users:read";

    public int PerMinute => Tier.Two;

    // Above this Slack refuses to answer without paging.
    private const int LargeWorkspace = 10_000;

    public ApiAnswer Answer(ApiRequest request)
    {
        var users = request.Workspace.Users;
        if (request.Text("limit") is null && users.Count > LargeWorkspace) return ApiAnswer.Refused("limit_required");

        var (page, refusal) = Page<EmulatedUser>.Of(users, request, users.Count);
        return refusal ?? ApiAnswer.With(writer =>
        {
            var withEmail = request.Token!.Holds("users:read.email");
            writer.WriteStartArray("members");
            foreach (var user in page!.Items) UserJson.Object(writer, user, withEmail);
            writer.WriteEndArray();
            writer.WriteNumber("cache_ts", request.Slack.Options.Clock.GetUtcNow().ToUnixTimeSeconds());
            page.WriteCursor(writer);
        });
    }
}
