using System.Text.RegularExpressions;
using Pokemanager.Policies.Texts;

using static Pokemanager.Policies.Tests.Configuration.Reading;

namespace Pokemanager.Policies.Tests.Configuration;

public sealed partial class DocumentedExamplesTests
{
    public static TheoryData<int, string> Examples =>
        [.. Yaml().Matches(Documentation()).Select((match, index) => (index + 1, match.Groups["text"].Value))];

    [Theory]
    [MemberData(nameof(Examples))]
    public void Every_example_of_the_documentation_loads_without_a_problem(int number, string text) =>
        Assert.True(Good(text).Policy.Levels.Length > 0, $"Example {number} has no level.");

    [Fact]
    public void Every_key_is_documented() => Assert.All(
        [
            "channels", "escalation_policy", "private_message_deny", "workspaces", "handlers", "escalate_after_seconds", "escalate_after",
            "ack", "requests", "requesters", "messages", "ops", "intake",
        ],
        key => Assert.Contains($"\n## `{key}`\n", Documentation(), StringComparison.Ordinal));

    [Fact]
    public void Every_text_is_documented_with_its_placeholders() => Assert.All(
        TemplateNames.All.Values,
        known => Assert.Matches(
            $@"\n\| `{known.Name}` \| [^|]+ \| {string.Join(' ', known.Placeholders.Select(placeholder => $"`{placeholder}`"))} \|\n", Documentation()));

    private static string Documentation()
    {
        var directory = AppContext.BaseDirectory;
        while (!File.Exists(Path.Join(directory, "docs", "configuration.md")))
        {
            directory = Path.GetDirectoryName(directory) ?? throw new FileNotFoundException("docs/configuration.md stands in no directory above the tests.");
        }

        return File.ReadAllText(Path.Join(directory, "docs", "configuration.md"));
    }

    [GeneratedRegex("```yaml\\n(?<text>.*?)```", RegexOptions.Singleline)]
    private static partial Regex Yaml();
}
