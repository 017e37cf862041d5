using System.Collections.Immutable;
using System.Text;
using Pokemanager.Policies.Configuration;

namespace Pokemanager.Policies.Texts;

/// <summary>
/// A text with placeholders such as <c>{handler}</c>; <c>{{</c> and <c>}}</c> stand for braces. There is no logic in it, and a checked one
/// notifies no channel and no group, whatever its values are.
/// </summary>
public sealed class Template
{
    private readonly ImmutableArray<TemplatePart> _parts;

    private Template(ImmutableArray<TemplatePart> parts) => _parts = parts;

    /// <summary>A text that was checked before. What is wrong with it all the same stays as it stands.</summary>
    public static Template Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return new Template(TemplateReader.Read(text).Parts);
    }

    /// <summary>Everything that is wrong with a text, in its order.</summary>
    /// <param name="placeholders">The names that it may use.</param>
    public static ImmutableArray<TemplateProblem> Check(string text, IReadOnlyCollection<string> placeholders)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(placeholders);
        var (parts, problems) = TemplateReader.Read(text);
        var unknown = parts.Where(part => part.IsPlaceholder && !placeholders.Contains(part.Text))
            .Select(part => new TemplateProblem(part.Index, $"there is no {{{Quoting.Clean(part.Text)}}} here; {Mend(part.Text, placeholders)}"));
        return [.. problems.Concat(unknown).OrderBy(problem => problem.Index)];
    }

    /// <summary>The text with each value in its place. Values are mark-up already; one that is missing is left out.</summary>
    public string Fill(IReadOnlyDictionary<string, string> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        var filled = new StringBuilder();
        foreach (var part in _parts)
        {
            filled.Append(part.IsPlaceholder ? values.GetValueOrDefault(part.Text, "") : part.Text);
        }

        return filled.ToString().Trim();
    }

    private static string Mend(string name, IReadOnlyCollection<string> placeholders) =>
        Spelling.Nearest(name, placeholders) is { } meant ? $"did you mean {{{meant}}}?"
        : placeholders.Count is 0 ? "this text has no placeholders"
        : $"it may use {string.Join(", ", placeholders.Select(known => $"{{{known}}}"))}";
}
