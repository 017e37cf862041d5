using System.Globalization;
using System.Text;
using Pokemanager.SlackEmulator;

namespace Pokemanager.Load;

/// <summary>The configuration of a run: one level for each handler, and the workspaces beside the one of <c>SLACK_TOKEN</c>.</summary>
internal static class PolicyText
{
    public static string Of(LoadOptions options, Workplace workplace)
    {
        var text = new StringBuilder("escalation_policy:\n");
        foreach (var handler in workplace.Handlers)
        {
            text.Append(CultureInfo.InvariantCulture, $"  - handlers: [{handler}]\n    escalate_after_seconds: {(int)options.EscalateAfter.TotalSeconds}\n");
        }

        foreach (var (workspace, isFirst) in workplace.Workspaces.Skip(1).Select((workspace, index) => (workspace, index is 0)))
        {
            text.Append(isFirst ? "workspaces:\n" : "")
                .Append(CultureInfo.InvariantCulture, $"  {workspace.Domain}: {{team_id: {workspace.Id}, token_env: {TokenOf(workspace)}}}\n");
        }

        return text.ToString();
    }

    /// <summary>The environment variable that the token of a workspace stands in.</summary>
    public static string TokenOf(EmulatedWorkspace workspace) => $"TOKEN_{workspace.Id}";
}
