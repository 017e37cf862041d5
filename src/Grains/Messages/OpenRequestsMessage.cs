using Pokemanager.Grains.Interfaces.Conversations;
using Pokemanager.Grains.Interfaces.Requests;

namespace Pokemanager.Grains.Messages;

/// <summary>The open requests of a workspace.</summary>
internal static class OpenRequestsMessage
{
    /// <summary>More than this are only counted.</summary>
    public const int MostShown = 15;

    public static Message Render(IReadOnlyList<RequestSnapshot> open, string reader, string? channel) =>
        SectionedMessage.Of([.. Sections(open, reader, channel)]);

    /// <summary>A headline, a paragraph for each request, and how many more there are.</summary>
    public static IEnumerable<string> Sections(IReadOnlyList<RequestSnapshot> open, string reader, string? channel)
    {
        yield return open.Count switch
        {
            0 => "*No request is open.*",
            1 => "*1 request is open.*",
            _ => $"*{open.Count} requests are open.*",
        };
        foreach (var request in open.Take(MostShown))
        {
            yield return OpenRequestLine.Render(request, reader, channel);
        }

        if (open.Count > MostShown)
        {
            yield return $"… and {open.Count - MostShown} more.";
        }
    }
}
