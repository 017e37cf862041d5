namespace Pokemanager.SlackEmulator.Api;

internal sealed class AppsEventAuthorizationsList : IApiMethod
{
    public string Name => "apps.event.authorizations.list";

    public string? Scope => "authorizations:read";

    public int PerMinute => Tier.Special;

    public bool NeedsAppToken => true;

    public ApiAnswer Answer(ApiRequest request)
    {
        // The context ends in the workspace that the event was of.
        var id = request.Text("event_context")?.Split('-')[^1];
        if (request.Slack.Workspaces.FirstOrDefault(w => w.Id == id) is not { } workspace) return ApiAnswer.Refused("invalid_event_context");

        return ApiAnswer.With(writer =>
        {
            writer.WriteStartArray("authorizations");
            writer.WriteStartObject();
            writer.WriteNull("enterprise_id");
            writer.WriteString("team_id", workspace.Id);
            writer.WriteString("user_id", workspace.Bot.UserId);
            writer.WriteBoolean("is_bot", true);
            writer.WriteBoolean("is_enterprise_install", false);
            writer.WriteEndObject();
            writer.WriteEndArray();
        });
    }
}
