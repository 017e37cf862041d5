using Orleans.Dashboard;

namespace Pokemanager.Silo.Dashboard;

/// <summary>The grain runtime's dashboard at <c>/dashboard/</c>, on its own ports and behind its password.</summary>
internal static class DashboardEndpoints
{
    private const string Root = "/dashboard";

    /// <summary>Does nothing when there are no <paramref name="settings"/>.</summary>
    public static void MapDashboard(this WebApplication app, DashboardSettings? settings)
    {
        if (settings is null)
        {
            return;
        }

        app.Use((context, next) => Guard(context, next, settings));
        app.MapOrleansDashboard(Root).WithMetadata(Marker.Instance);
    }

    private static Task Guard(HttpContext context, RequestDelegate next, DashboardSettings settings)
    {
        // By the port that was connected to: the Host header says what the caller likes.
        var isHere = settings.Ports.Contains(context.Connection.LocalPort);
        var isDashboard = context.GetEndpoint()?.Metadata.GetMetadata<Marker>() is not null;
        if (isHere && !settings.Password.IsIn(context.Request.Headers.Authorization))
        {
            context.Response.Headers.WWWAuthenticate = "Basic realm=\"Pokemanager\", charset=\"UTF-8\"";
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
        }
        else if (isHere && context.Request.Path == "/")
        {
            context.Response.Redirect(Root + "/");
        }
        else if (isHere != isDashboard)
        {
            context.SetEndpoint(null);
            context.Response.StatusCode = StatusCodes.Status404NotFound;
        }
        else
        {
            return next(context);
        }

        return Task.CompletedTask;
    }

    private sealed class Marker
    {
        public static readonly Marker Instance = new();
    }
}
