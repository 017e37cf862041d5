using Pokemanager.Policies.Configuration.Yaml;

namespace Pokemanager.Policies.Configuration.Rules;

/// <summary>The file as a whole.</summary>
internal static class ConfigurationRules
{
    // What holds where neither the file nor the bot has anything to say; nobody is asked by it, since the policy is required.
    private static readonly BotConfiguration Nothing = new(null, new EscalationPolicy("", "", []), null);

    public static BotConfiguration? Read(Node root, ProblemList problems)
    {
        if (root is TextNode { IsNothing: true })
        {
            problems.Error(Position.Start, "the file is empty; it needs at least an escalation_policy");
            return null;
        }

        if (root is not MapNode file)
        {
            problems.Error(root.At, $"the file must be a map of keys such as escalation_policy, not {root.Kind}; see the documentation for an example");
            return null;
        }

        KnownKeys.OfFile.Check(file, problems);
        if (file.Find("escalation_policy") is null)
        {
            problems.Missing(file, "escalation_policy is missing; add it, with at least one level, as in - handlers: [dilbert]");
        }

        var shared = SettingRules.Read(file, Nothing, problems);
        return shared with { Workspaces = WorkspaceRules.Read(file.Find("workspaces"), shared, problems) };
    }
}
