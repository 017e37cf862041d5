using System.Globalization;
using System.Text;
using Pokemanager.SlackEmulator;

namespace Pokemanager.Load;

/// <summary>The configuration of a run: one level for each handler.</summary>
internal static class PolicyText
{
    public static string Of(IEnumerable<EmulatedUser> handlers, TimeSpan escalateAfter)
    {
        var text = new StringBuilder("escalation_policy:\n");
        foreach (var handler in handlers)
        {
            text.Append(CultureInfo.InvariantCulture, $"  - handlers: [{handler.Name}]\n    escalate_after_seconds: {(int)escalateAfter.TotalSeconds}\n");
        }

        return text.ToString();
    }
}
