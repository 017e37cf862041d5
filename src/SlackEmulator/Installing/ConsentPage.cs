namespace Pokemanager.SlackEmulator.Installing;

/// <summary>Slack's page where a person lets an app into a workspace or an organization. Here everybody agrees at once.</summary>
internal static class ConsentPage
{
    private const string Path = "/oauth/v2/authorize";

    /// <summary>Sends the browser back with a code; <c>team</c> chooses a workspace of its own (T…) or an organization as a whole (E…), the first such workspace without it.</summary>
    public static void MapConsent(this IEndpointRouteBuilder routes, EmulatedSlack slack) =>
        routes.MapGet(Path, (string? client_id, string? redirect_uri, string? state, string? team) =>
        {
            var install = slack.Workspaces.FirstOrDefault(workspace => workspace.Organization is null && (team is null || workspace.Id == team))?.Install
                ?? slack.Organizations.FirstOrDefault(organization => organization.Id == team)?.Install;
            if (client_id != slack.App.ClientId) return Results.Text("invalid_client_id", statusCode: StatusCodes.Status400BadRequest);
            if (install is null) return Results.Text("invalid_team_for_non_distributed_app", statusCode: StatusCodes.Status400BadRequest);
            if (!Uri.TryCreate(redirect_uri, UriKind.Absolute, out var back)) return Results.Text("bad_redirect_uri", statusCode: StatusCodes.Status400BadRequest);

            var code = Uri.EscapeDataString(slack.App.InstallCodes.Give(install, redirect_uri));
            return Results.Redirect($"{back}{(back.Query.Length > 0 ? '&' : '?')}code={code}&state={Uri.EscapeDataString(state ?? "")}");
        });
}
