using System.Collections.Immutable;
using Pokemanager.Policies.Configuration.Yaml;

namespace Pokemanager.Policies.Configuration.Rules;

/// <summary>The policy and its order of levels.</summary>
internal static class PolicyRules
{
    private const string Name = "default";
    private const string Mend = "give it at least one level, as in - handlers: [dilbert]";

    public static EscalationPolicy? Read(MapNode file, ProblemList problems)
    {
        switch (file.Find("escalation_policy"))
        {
            case null:
                problems.Error(file.At, "escalation_policy is missing; add it, with at least one level, as in - handlers: [dilbert]");
                return null;
            case { Value: TextNode { IsNothing: true } nothing }:
                problems.Error(nothing.At, $"escalation_policy is empty; {Mend}");
                return null;
            case { Value: ListNode { Items.IsEmpty: true } nothing }:
                problems.Error(nothing.At, $"escalation_policy is empty; {Mend}");
                return null;
            case { Value: ListNode list }:
                return Read(list, problems);
            case { Value: var other }:
                problems.Error(other.At, $"escalation_policy must be a list of levels, not {other.Kind}; begin each level with a dash, as in - handlers: [dilbert]");
                return null;
        }
    }

    private static EscalationPolicy Read(ListNode list, ProblemList problems)
    {
        ImmutableArray<PolicyLevel> levels =
            [.. list.Items.Select((item, index) => LevelRules.Read(item, index + 1, problems)).OfType<PolicyLevel>()];
        return new EscalationPolicy(Name, PolicyVersion.Of(levels), levels);
    }
}
