using Pokemanager.SlackEmulator.Wire;

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
            InstallJson.Authorizations(writer, workspace);
        });
    }
}
