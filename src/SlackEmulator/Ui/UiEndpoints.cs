using Microsoft.AspNetCore.StaticFiles;

namespace Pokemanager.SlackEmulator.Ui;

/// <summary>The page: every file of <c>Ui/wwwroot</c> by its name, <c>index.html</c> for the root.</summary>
internal static class UiEndpoints
{
    private const string Prefix = "ui/";

    // Everything shown is text from elsewhere: should any of it become mark-up after all, nothing of it runs or loads.
    private const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private static readonly FileExtensionContentTypeProvider Types = new();

    public static void MapUi(this WebApplication server)
    {
        foreach (var resource in typeof(UiEndpoints).Assembly.GetManifestResourceNames())
        {
            if (!resource.StartsWith(Prefix, StringComparison.Ordinal)) continue;

            var name = resource[Prefix.Length..].Replace('\\', '/');
            server.MapGet(name == "index.html" ? "/" : $"/{name}", context => SendAsync(context, resource));
        }
    }

    private static async Task SendAsync(HttpContext context, string resource)
    {
        await using var content = typeof(UiEndpoints).Assembly.GetManifestResourceStream(resource)!;
        context.Response.ContentType = Types.TryGetContentType(resource, out var type) ? type : "application/octet-stream";
        context.Response.ContentLength = content.Length;
        context.Response.Headers.CacheControl = "no-cache";
        context.Response.Headers.ContentSecurityPolicy = Policy;
        context.Response.Headers.XContentTypeOptions = "nosniff";
        await content.CopyToAsync(context.Response.Body, context.RequestAborted);
    }
}
