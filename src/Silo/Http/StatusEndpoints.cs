using System.Globalization;
using System.Net;
using System.Text;
using Pokemanager.Grains.Interfaces.Requests;
using Pokemanager.Grains.Requests;
using Pokemanager.Grains.Slack;

namespace Pokemanager.Silo.Http;

/// <summary><c>/</c>: what the bot is doing, for people; <c>/status.json</c>: the same for programs.</summary>
internal static class StatusEndpoints
{
    private const int MostRequests = 100;

    public static void MapStatus(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/status.json", async (StatusReader reader, CancellationToken ct) => Results.Json(await reader.ReadAsync(MostRequests, ct)));
        routes.MapGet("/", async (StatusReader reader, CancellationToken ct) =>
            Results.Content(Page(await reader.ReadAsync(MostRequests, ct)), "text/html; charset=utf-8"));
    }

    private static string Page(Status status)
    {
        var html = new StringBuilder("""
            <!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
            <meta http-equiv="refresh" content="5"><title>Pokemanager</title>
            <style>
            :root{color-scheme:light dark}body{font:16px/1.5 system-ui,sans-serif;max-width:70rem;margin:2rem auto;padding:0 1rem}
            table{border-collapse:collapse;width:100%}th,td{text-align:left;padding:.4rem .6rem;border-bottom:1px solid color-mix(in srgb,currentColor 20%,transparent)}
            th{font-weight:600}.bad{color:#c62828}
            </style></head><body><h1>Pokemanager</h1>
            """);
        html.Append("<h2>Slack</h2><ul>");
        foreach (var connection in status.Connections)
        {
            html.Append(CultureInfo.InvariantCulture, $"<li{(connection.IsConnected ? "" : " class=bad")}>{Text(connection.Name)}: ")
                .Append(connection.IsConnected ? "connected" : Text($"not connected ({connection.Reason ?? "no reason given"})"))
                .Append(CultureInfo.InvariantCulture, $" since {connection.Since:HH:mm:ss} UTC</li>");
        }

        html.Append("</ul><h2>Workspaces</h2><ul>");
        foreach (var workspace in status.Workspaces)
        {
            html.Append(CultureInfo.InvariantCulture, $"<li{(workspace.IsServed ? "" : " class=bad")}>{Text(workspace.Name)} {Text(workspace.Id ?? "")}: ")
                .Append(workspace.IsServed ? "served" : Text(workspace.Problem is { } problem ? $"parked: {problem}" : "waits for Slack"))
                .Append(CultureInfo.InvariantCulture, $", policy <small>{Text(workspace.PolicyVersion)}</small></li>");
        }

        html.Append(CultureInfo.InvariantCulture, $"</ul><h2>Policy {Text(status.Policy)} <small>{Text(status.PolicyVersion)}</small></h2><ol>");
        foreach (var level in status.Levels)
        {
            html.Append(CultureInfo.InvariantCulture, $"<li>{Text(string.Join(", ", level.Handlers))}, {level.EscalateAfterSeconds} s</li>");
        }

        html.Append("</ol><h2>Requests</h2><table><tr><th>Requester<th>Request<th>Stands<th>Asked<th>Next</tr>");
        foreach (var request in status.Requests)
        {
            var stands = request.TakenBy is { } handler ? $"{handler} has it" : $"{request.Status}, level {request.Level} of {request.Levels}";
            var next = request.DueAt is { } due ? $"{string.Join(", ", request.Next)} at {due:HH:mm:ss} UTC" : "";
            html.Append("<tr>");
            foreach (var cell in new[] { request.Requester, WebUtility.HtmlDecode(request.Excerpt), stands, string.Join(", ", request.Asked), next })
            {
                html.Append(CultureInfo.InvariantCulture, $"<td>{Text(cell)}");
            }

            html.Append("</tr>");
        }

        return html.Append(status.Requests.Count is 0 ? "</table><p>Nobody is asking for anybody.</p>" : "</table>").Append("</body></html>").ToString();
    }

    private static string Text(string text) => WebUtility.HtmlEncode(text);
}
