using Pokemanager.Policies.Configuration.Yaml;

namespace Pokemanager.Policies.Configuration.Rules;

/// <summary>The file as a whole.</summary>
internal static class ConfigurationRules
{
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
        var channels = ChannelRules.Read(file.Find("channels"), problems);
        var policy = PolicyRules.Read(file, problems);
        var deny = PrivateMessageRules.Read(file.Find("private_message_deny"), problems);
        if (policy is null)
        {
            return null;
        }

        var shared = new BotConfiguration(channels, policy, deny);
        return shared with { Workspaces = WorkspaceRules.Read(file.Find("workspaces"), shared, problems) };
    }
}
