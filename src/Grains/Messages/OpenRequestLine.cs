using Pokemanager.Grains.Interfaces.Requests;

namespace Pokemanager.Grains.Messages;

/// <summary>An open request in two lines: who needs whom where, and how it goes on.</summary>
internal static class OpenRequestLine
{
    /// <param name="reader">Who reads it. What was written is shown to those it was written to or by, and where it was written.</param>
    /// <param name="channel">Where it is read; null outside channels.</param>
    public static string Render(RequestSnapshot request, string reader, string? channel)
    {
        var origin = request.Key.Split('/')[1];
        var mayRead = origin == channel || request.RequesterId == reader || request.Pages.Any(page => page.User == reader);
        var excerpt = mayRead && request.Excerpt.Length > 0 ? $" · {request.Excerpt}" : "";
        return $"{(request.IsDrill ? "Drill: " : "")}*{SlackText.Name(request.Requester)}* in {SlackText.Channel(origin)}{excerpt}\n{Progress(request)} · {SlackText.Link(request.Permalink, "Open the thread")}";
    }

    private static string Progress(RequestSnapshot request)
    {
        var asking = $"Asking {SlackText.Names(request.Asked)} (level {request.Level} of {request.Levels})";
        return request.DueAt is not { } due ? asking
            : request.Next.Count > 0 ? $"{asking}, then {SlackText.Names(request.Next)} at {SlackText.Time(due)}"
            : $"{asking}, the last, until {SlackText.Time(due)}";
    }
}
