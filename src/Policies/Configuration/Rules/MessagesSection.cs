using System.Collections.Immutable;
using Pokemanager.Policies.Configuration.Yaml;
using Pokemanager.Policies.Texts;

namespace Pokemanager.Policies.Configuration.Rules;

/// <summary>Own texts in the place of the bot's.</summary>
internal static class MessagesSection
{
    private const int Longest = 2000;

    public static ImmutableDictionary<string, string> Read(MapEntry? entry, ProblemList problems)
    {
        var texts = ImmutableDictionary.CreateBuilder<string, string>();
        var map = Section.Read(entry, "messages: {late_ack: \"{requester}, {handler} has it after all.\"}", problems);
        foreach (var (key, value) in map?.Entries ?? [])
        {
            if (!TemplateNames.All.TryGetValue(key.Text, out var known))
            {
                problems.Error(key.At, problems.IsFullOfErrors ? "unknown text" : $"there is no text {Quoting.Quote(key.Text)}; {Mend(key.Text)}");
            }
            else if (value is not TextNode text)
            {
                problems.Error(value.At, $"{key.Text} must be text, not {value.Kind}; put it into quotes, since {{ begins a map in YAML");
            }
            else if (text.IsNothing || string.IsNullOrWhiteSpace(text.Text))
            {
                problems.Error(text.At, $"{key.Text} is empty; write a text, or remove the key to have the bot's own");
            }
            else if (text.Text.Length > Longest)
            {
                problems.Error(text.At, $"{key.Text} is longer than {Longest} characters; shorten it");
            }
            else
            {
                foreach (var problem in Template.Check(text.Text, known.Placeholders))
                {
                    problems.Error(text.At, $"{key.Text}, character {problem.Index + 1}: {problem.Message}");
                }

                texts[key.Text] = text.Text.Trim();
            }
        }

        return texts.ToImmutable();
    }

    private static string Mend(string name) => Spelling.Nearest(name, TemplateNames.All.Keys) is { } meant
        ? $"did you mean \"{meant}\"?"
        : $"remove it; there are {string.Join(", ", TemplateNames.All.Keys.Order(StringComparer.Ordinal))}";
}
