using System.Collections.Immutable;
using Pokemanager.Policies.Configuration.Yaml;

namespace Pokemanager.Policies.Configuration.Rules;

/// <summary>The policy and its order of levels.</summary>
internal static class PolicyRules
{
    private const string Name = "default";
    private const string Mend = "give it at least one level, as in - handlers: [dilbert]";

    public static EscalationPolicy? Read(MapEntry entry, ProblemList problems)
    {
        switch (entry.Value)
        {
            case TextNode { IsNothing: true } or ListNode { Items.IsEmpty: true }:
                problems.Error(entry.Value.At, $"escalation_policy is empty; {Mend}");
                return null;
            case ListNode list:
                return Read(list, problems);
            case var other:
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
