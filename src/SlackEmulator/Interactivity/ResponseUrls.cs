using System.Collections.Concurrent;
using System.Text.Json;
using Pokemanager.SlackEmulator.Api;
using Pokemanager.SlackEmulator.Conversations;
using Pokemanager.SlackEmulator.Wire;

namespace Pokemanager.SlackEmulator.Interactivity;

/// <summary>Addresses by which an app answers an interaction without a token: five times within 30 minutes.</summary>
internal sealed class ResponseUrls(EmulatedSlack slack)
{
    public const string Path = "/hooks/";
    private const int Uses = 5;
    private static readonly TimeSpan Life = TimeSpan.FromMinutes(30);
    private readonly ConcurrentDictionary<string, Ticket> tickets = new(StringComparer.Ordinal);

    public string Issue(EmulatedUser user, EmulatedChannel channel, EmulatedMessage? message)
    {
        var id = Guid.NewGuid().ToString("N");
        tickets[id] = new Ticket(user, channel, message, slack.Options.Clock.GetUtcNow());
        return new Uri(slack.Url ?? new Uri("https://hooks.slack.com/"), $"{Path}actions/{user.Workspace.Id}/{id}").ToString();
    }

    public async Task AnswerAsync(HttpContext context)
    {
        var id = context.Request.Path.Value!.Split('/')[^1];
        var arguments = await ApiArguments.ReadAsync(context.Request) ?? [];
        var error = !tickets.TryGetValue(id, out var ticket) ? "invalid_url"
            : slack.Options.Clock.GetUtcNow() - ticket.IssuedAt > Life ? "expired_url"
            : !ticket.Use() ? "used_url"
            : Apply(ticket, new ApiRequest(slack, slack.Token(ticket.User.Workspace.BotToken), arguments, context.Request.Host.Value!, ticket.User.Workspace));
        if (error is null)
        {
            await context.Response.WriteAsync("ok", context.RequestAborted);
            return;
        }

        context.Response.StatusCode = StatusCodes.Status404NotFound;
        context.Response.ContentType = "application/json; charset=utf-8";
        await context.Response.Body.WriteAsync(Json.Object(ApiAnswer.Refused(error).Write), context.RequestAborted);
    }

    private static string? Apply(Ticket ticket, ApiRequest request)
    {
        var traffic = ticket.User.Workspace.Traffic;
        if (request.Flag("delete_original"))
        {
            return ticket.Message is { EphemeralFor: null } gone && traffic.Delete(ticket.Channel, gone.Ts) is not null ? null : "message_not_found";
        }

        var (draft, refusal) = PostedContent.Read(request);
        if (refusal is not null) return refusal.Error;

        if (request.Flag("replace_original") && ticket.Message is { EphemeralFor: null } original)
        {
            var bot = ticket.User.Workspace.Bot.UserId;
            return traffic.Edit(ticket.Channel, original.Ts, bot, m => m with { Text = draft!.Text, Blocks = draft.Blocks }) is null
                ? "message_not_found"
                : null;
        }

        if (request.Text("response_type") == "in_channel") traffic.Post(ticket.Channel, draft!);
        else traffic.PostEphemeral(ticket.Channel, draft!, ticket.User.Id);
        return null;
    }

    internal sealed record Ticket(EmulatedUser User, EmulatedChannel Channel, EmulatedMessage? Message, DateTimeOffset IssuedAt)
    {
        private int used;

        public bool Use() => Interlocked.Increment(ref used) <= Uses;
    }
}
