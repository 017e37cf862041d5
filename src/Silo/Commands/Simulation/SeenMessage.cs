using Pokemanager.Grains.Messages;
using Pokemanager.Policies;
using Pokemanager.Policies.Forecasts;
using Pokemanager.Policies.Requests;
using Pokemanager.Silo.Commands.Forecasts;

namespace Pokemanager.Silo.Commands.Simulation;

/// <summary>A message as somebody sees it, with the bot's own words.</summary>
/// <param name="To">Who sees it in private; null in the request's thread.</param>
/// <param name="IsEdit">Whether it replaces what stood there.</param>
/// <param name="Text">Its lines.</param>
/// <param name="Buttons">Labels.</param>
/// <param name="Notes">The small print under the buttons.</param>
internal sealed record SeenMessage(string? To, bool IsEdit, string[] Text, string[] Buttons, string[] Notes)
{
    public static IEnumerable<SeenMessage> Of(Step step, BotConfiguration configuration, Moment moment, Ink ink)
    {
        foreach (var (effect, state) in step.Sent)
        {
            if (EffectMessage.Render(state, effect, "", step.At, configuration) is not { } message)
            {
                continue;
            }

            var markup = new SlackMarkup(moment, id => NameOf(state, id), ink);
            yield return new SeenMessage(
                effect.User is null ? null : NameOf(state, effect.User),
                effect.IsEdit,
                [.. message.Sections.SelectMany(section => markup.Show(section).Split('\n'))],
                [.. message.Buttons.Select(button => button.Label)],
                [.. message.Notes.Select(markup.Show)]);
        }
    }

    private static string NameOf(RequestState state, string id) =>
        state.Plan.Levels.SelectMany(level => level.People).Append(state.Requester).FirstOrDefault(person => person.Id == id)?.Name ?? id;
}
