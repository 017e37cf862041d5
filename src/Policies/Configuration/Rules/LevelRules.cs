using Pokemanager.Policies.Configuration.Yaml;

namespace Pokemanager.Policies.Configuration.Rules;

/// <summary>One level of the policy.</summary>
internal static class LevelRules
{
    public static PolicyLevel? Read(Node item, int number, ProblemList problems)
    {
        if (item is TextNode { IsNothing: true } or MapNode { Entries.IsEmpty: true })
        {
            problems.Error(item.At, $"level {number} is empty; give it handlers, as in - handlers: [dilbert], or remove it");
            return null;
        }

        if (item is not MapNode level)
        {
            problems.Error(item.At, $"level {number} must be a map with handlers, not {item.Kind}; write it as - handlers: [dilbert]");
            return null;
        }

        KnownKeys.OfLevel.Check(level, problems);
        var handlers = HandlerRules.Read(level, number, problems);
        var timeout = TimeoutRules.Entry(level, problems);
        var escalateAfter = TimeoutRules.Read(timeout, problems);
        return handlers is { } found
            ? new PolicyLevel(found, escalateAfter ?? TimeSpan.Zero) { EscalateAfterLine = timeout?.Value is TextNode { IsNothing: true } ? null : timeout?.Value.At.Line }
            : null;
    }
}
