using Pokemanager.Grains.Interfaces.Conversations;
using Pokemanager.Policies;
using Pokemanager.Policies.Requests;

namespace Pokemanager.Grains.Messages;

/// <summary>What an effect of a request says.</summary>
public static class EffectMessage
{
    /// <summary>The message as the request stands; null when the page that the effect concerns is not there.</summary>
    /// <param name="botUserId">The bot's own mention is left out of what the requester wrote.</param>
    /// <param name="configuration">Where own texts stand.</param>
    public static Message? Render(RequestState state, Effect effect, string botUserId, DateTimeOffset now, BotConfiguration configuration)
    {
        var wording = new Wording(configuration);
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(effect);
        return effect.Kind switch
        {
            EffectKind.Page or EffectKind.RefreshPage => state.Pages.FirstOrDefault(p => p.Level == effect.Level && p.Handler.Id == effect.User && p.Round == effect.Round) is { } page
                ? PageMessage.Render(state, page, botUserId, now, wording)
                : null,
            EffectKind.Receipt or EffectKind.RefreshReceipt => ReceiptMessage.Render(state, now, wording),
            _ when effect.User is not null => ThreadLine.RenderPrivate(state, effect.Kind, wording),
            _ => ThreadLine.Render(state, effect.Kind, wording),
        };
    }
}
