using System.Text;
using System.Threading.Channels;
using Pokemanager.SlackEmulator.Wire;

namespace Pokemanager.SlackEmulator.Control;

/// <summary>Every change as a server-sent event, named by its kind.</summary>
internal static class ChangeStream
{
    private const int Backlog = 10_000;
    private static readonly TimeSpan Heartbeat = TimeSpan.FromSeconds(15);

    public static async Task SendAsync(HttpContext context, EmulatedSlack slack, CancellationToken stopping)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, stopping);
        var changes = Channel.CreateBounded<EmulatedChange?>(Backlog);
        // A reader that falls too far behind is cut off: it comes back and reads the whole state again.
        using var watching = slack.Watch(change => { if (!changes.Writer.TryWrite(change)) changes.Writer.TryComplete(); });
        await using var beats = TimeProvider.System.CreateTimer(_ => changes.Writer.TryWrite(null), null, Heartbeat, Heartbeat);
        context.Response.ContentType = "text/event-stream";
        context.Response.Headers.CacheControl = "no-store";
        try
        {
            await context.Response.WriteAsync(": open\n\n", ending.Token);
            await context.Response.Body.FlushAsync(ending.Token);
            await foreach (var change in changes.Reader.ReadAllAsync(ending.Token))
            {
                if (change is null) await context.Response.WriteAsync(":\n\n", ending.Token);
                else await WriteAsync(context.Response, change, slack, ending.Token);
                if (changes.Reader.Count == 0) await context.Response.Body.FlushAsync(ending.Token);
            }
        }
        catch (OperationCanceledException)
        {
            // The page was closed, or the emulator ends.
        }
    }

    private static async Task WriteAsync(HttpResponse response, EmulatedChange change, EmulatedSlack slack, CancellationToken ct)
    {
        var data = Json.Object(writer =>
        {
            writer.WriteOptional("workspace", change.Workspace);
            writer.WriteOptional("detail", change.Detail);
            writer.WriteOptional("user", change.User);
            if (change.Message is null) return;
            writer.WriteStartObject("message");
            ControlJson.Message(writer, change.Message, slack.Workspace(change.Message.Workspace));
            writer.WriteEndObject();
        });
        await response.Body.WriteAsync(Encoding.UTF8.GetBytes($"event: {change.Kind}\ndata: "), ct);
        await response.Body.WriteAsync(data, ct);
        await response.Body.WriteAsync("\n\n"u8.ToArray(), ct);
    }
}
