using System.Text.Json;
using Pokemanager.SlackEmulator.Api;
using Pokemanager.SlackEmulator.Wire;

namespace Pokemanager.SlackEmulator.Control;

/// <summary>
/// <c>/_emulator/</c>: the world read and changed over HTTP, for the page and for programs in other processes. Arguments come as
/// JSON members; a wrong one is answered with status 400 and <c>{"error": "…"}</c>.
/// </summary>
internal static class ControlEndpoints
{
    public const string Prefix = "/_emulator";

    public static void MapControl(this WebApplication server, EmulatedSlack slack)
    {
        var stopping = server.Lifetime.ApplicationStopping;
        server.MapGet($"{Prefix}/events", context => ChangeStream.SendAsync(context, slack, stopping));
        server.MapGet($"{Prefix}/bot", context => BotStatus.SendAsync(context, slack.Options.BotStatusUrl));
        Get("/bot/process", _ => BotProcessActions.Read(slack));
        Post("/bot/process", (_, arguments) => BotProcessActions.Apply(slack, arguments));
        Get("/app", _ => writer => ControlJson.App(writer, slack));
        Get("/workspaces", _ => writer => ControlJson.List(writer, "workspaces", slack.Workspaces, ControlJson.Workspace));
        Get("/calls", _ => writer => ControlJson.List(writer, "calls", slack.Calls.TakeLast(500), ControlJson.Call));
        Get("/faults", _ => writer => ControlJson.List(writer, "faults", slack.Faults.ApiFaults, ControlJson.Fault));
        Get("/workspaces/{workspace}", context => writer => ControlJson.Workspace(writer, Workspace(context)));
        Get("/workspaces/{workspace}/messages", context => ControlJson.Messages(Workspace(context), Workspace(context).Messages));
        Get("/workspaces/{workspace}/channels/{channel}/messages", context =>
        {
            var workspace = Workspace(context);
            var channel = workspace.Channel((string)context.Request.RouteValues["channel"]!);
            return ControlJson.Messages(workspace, channel.Messages.TakeLast(500));
        });
        Post("/workspaces", (_, arguments) =>
        {
            var domain = arguments.Required("domain");
            var workspace = arguments.Text("organization") is { } organization
                ? slack.FindOrAddOrganization(organization).AddWorkspace(domain)
                : slack.AddWorkspace(domain);
            return writer => ControlJson.Workspace(writer, workspace);
        });
        Post("/faults", (_, arguments) => FaultActions.Apply(slack, arguments));
        Post("/workspaces/{workspace}/{action}", (context, arguments) =>
            PersonActions.Do((string)context.Request.RouteValues["action"]!, Workspace(context), arguments));
        server.MapDelete($"{Prefix}/faults", context => AnswerAsync(context, _ =>
        {
            slack.Faults.Clear();
            return _ => { };
        }));

        EmulatedWorkspace Workspace(HttpContext context) => slack.Workspace((string)context.Request.RouteValues["workspace"]!);

        void Get(string path, Func<HttpContext, Action<Utf8JsonWriter>> read) =>
            server.MapGet(Prefix + path, context => AnswerAsync(context, read));

        void Post(string path, Func<HttpContext, ControlArguments, Action<Utf8JsonWriter>> act) =>
            server.MapPost(Prefix + path, context => ActAsync(context, act));
    }

    private static async Task ActAsync(HttpContext context, Func<HttpContext, ControlArguments, Action<Utf8JsonWriter>> act)
    {
        // A page of another site can post a form without asking, but not JSON.
        var arguments = context.Request.HasJsonContentType() ? await ApiArguments.ReadAsync(context.Request) : null;
        await AnswerAsync(context, _ => arguments is null
            ? throw new ArgumentException("The body must be a JSON object, with content type application/json.")
            : act(context, new ControlArguments(arguments)));
    }

    private static Task AnswerAsync(HttpContext context, Func<HttpContext, Action<Utf8JsonWriter>> act)
    {
        byte[] body;
        try
        {
            body = Json.Object(act(context));
        }
        catch (Exception e) when (e is ArgumentException or KeyNotFoundException or InvalidOperationException)
        {
            context.Response.StatusCode = e is KeyNotFoundException ? StatusCodes.Status404NotFound : StatusCodes.Status400BadRequest;
            body = Json.Object(writer => writer.WriteString("error", e.Message));
        }

        context.Response.ContentType = "application/json; charset=utf-8";
        return context.Response.Body.WriteAsync(body, context.RequestAborted).AsTask();
    }
}
