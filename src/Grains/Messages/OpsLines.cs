using Pokemanager.Grains.Interfaces.Requests;
using Pokemanager.Grains.Interfaces.Workspaces;

namespace Pokemanager.Grains.Messages;

/// <summary>What operators are told. None of it notifies anybody.</summary>
internal static class OpsLines
{
    private const int LongestReason = 300;

    /// <param name="problem">Who cannot be asked, why, and how to mend it.</param>
    /// <param name="remaining">Those of the level who can.</param>
    /// <param name="reference">The name of the problem in the log.</param>
    public static string Handler(string policy, int level, string problem, IReadOnlyCollection<PreparedPerson> remaining, string reference)
    {
        var rest = remaining.Count is 0
            ? "Nobody remains in this level, so it is skipped."
            : $"This level will ask {SlackText.Names(remaining.Select(person => person.Name))}.";
        return $"⚠ *{SlackText.Escape(policy)}, level {level}:* {SlackText.Escape(problem)} {rest} Ref {reference}";
    }

    public static string Dropped(RequestSnapshot request)
    {
        var channel = RequestKey.TryParse(request.Key, out var key) ? $" in {SlackText.Channel(key.Channel)}" : "";
        var asked = request.Pages.Select(page => page.Name).Distinct().ToArray();
        var who = asked.Length is 0 ? "There was nobody to ask." : $"I asked {SlackText.Names(asked)}.";
        return $"✗ *Nobody took a request* of {SlackText.Escape(request.Requester)}{channel} (policy {SlackText.Escape(request.Policy)}). {who} "
            + SlackText.Link(request.Permalink, "Open the thread");
    }

    public static string ConnectionLost(string connection, DateTimeOffset since, string? reason) =>
        $"⚠ *The connection {SlackText.Escape(connection)} to Slack is down* since {SlackText.Time(since)}"
        + $"{(reason is null ? "" : $" ({SlackText.Cut(reason, LongestReason)})")}. What is written meanwhile is found once it is back.";

    public static string ConnectionBack(string connection, TimeSpan away) =>
        $"✓ *The connection {SlackText.Escape(connection)} to Slack is back* after {SlackText.Span(away)}.";
}
