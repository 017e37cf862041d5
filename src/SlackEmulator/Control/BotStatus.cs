namespace Pokemanager.SlackEmulator.Control;

/// <summary>Passes the bot's own status on to the page, which may not ask another origin.</summary>
internal static class BotStatus
{
    private static readonly HttpClient Client = new() { Timeout = TimeSpan.FromSeconds(2) };

    public static async Task SendAsync(HttpContext context, Uri? url)
    {
        if (url is null)
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        try
        {
            var status = await Client.GetByteArrayAsync(url, context.RequestAborted);
            context.Response.ContentType = "application/json; charset=utf-8";
            await context.Response.Body.WriteAsync(status, context.RequestAborted);
        }
        catch (Exception e) when (e is HttpRequestException or OperationCanceledException && !context.RequestAborted.IsCancellationRequested)
        {
            context.Response.StatusCode = StatusCodes.Status502BadGateway;
        }
    }
}
