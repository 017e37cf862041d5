using Pokemanager.Grains.Interfaces.Conversations;
using Pokemanager.Grains.Interfaces.Workspaces;

namespace Pokemanager.Grains.Messages;

/// <summary>Who would be asked, in which order, and what is wrong with it.</summary>
internal static class WhoMessage
{
    private const int MostLevels = 30;
    private const int LongestProblem = 300;
    private const int MostProblems = 5;

    /// <param name="channel">Where somebody would ask; null for anywhere.</param>
    public static Message Render(PreparedPlan plan, string? channel) => SectionedMessage.Of([.. Sections(plan, channel)]);

    /// <summary>A headline, and the levels in as few paragraphs as hold them.</summary>
    public static IEnumerable<string> Sections(PreparedPlan plan, string? channel)
    {
        var where = channel is null ? "" : $" in {SlackText.Channel(channel)}";
        return SectionedMessage.Pack([$"*Who is asked{where}* (policy {SlackText.Escape(plan.Policy)})", .. Levels(plan)]);
    }

    private static IEnumerable<string> Levels(PreparedPlan plan)
    {
        foreach (var (level, number) in plan.Levels.Take(MostLevels).Select((level, i) => (level, i + 1)))
        {
            yield return string.Join('\n', [Level(level, number), .. Problems(level)]);
        }

        if (plan.Levels.Count > MostLevels)
        {
            yield return $"… and {plan.Levels.Count - MostLevels} more levels.";
        }
    }

    private static string Level(PreparedLevel level, int number) => level.People.Count is 0
        ? $"{number}. nobody, so this level is skipped"
        : $"{number}. {SlackText.Names(level.People.Select(person => person.Name))}, for {SlackText.Span(level.EscalateAfter)}";

    private static IEnumerable<string> Problems(PreparedLevel level) =>
        level.Problems.Take(MostProblems).Select(problem => $"⚠ {SlackText.Cut(problem, LongestProblem)}");
}
