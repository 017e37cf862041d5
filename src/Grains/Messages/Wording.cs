using Pokemanager.Policies;
using Pokemanager.Policies.Texts;

namespace Pokemanager.Grains.Messages;

/// <summary>The bot's texts as a configuration has them.</summary>
internal sealed class Wording(BotConfiguration configuration)
{
    /// <summary>Whether the configuration has a text of its own.</summary>
    public bool IsOwn(KnownTemplate template) => configuration.Messages.ContainsKey(template.Name);

    /// <summary>A text with its values, which are mark-up. One that comes out empty, which Slack refuses, is the bot's own.</summary>
    public string Say(KnownTemplate template, params ReadOnlySpan<(string Name, string Value)> values)
    {
        var byName = new Dictionary<string, string>(values.Length);
        foreach (var (name, value) in values)
        {
            byName[name] = value;
        }

        var text = template.In(configuration).Fill(byName);
        return SlackText.Fit(text.Length > 0 ? text : Template.Parse(template.Text).Fill(byName));
    }
}
