using System.Collections.Immutable;

namespace Pokemanager.Policies.Texts;

/// <summary>A text of the bot that a configuration may replace.</summary>
/// <param name="Placeholders">What it may say, whether the bot's own text does or not.</param>
/// <param name="Text">The bot's own text.</param>
public sealed record KnownTemplate(string Name, ImmutableArray<string> Placeholders, string Text)
{
    private readonly Template _own = Template.Parse(Text);

    /// <summary>The configuration's text if it has one, else the bot's own.</summary>
    public Template In(BotConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        return configuration.Messages.TryGetValue(Name, out var text) ? Template.Parse(text) : _own;
    }
}
