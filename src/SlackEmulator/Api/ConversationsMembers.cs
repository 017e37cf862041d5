using Pokemanager.SlackEmulator.Wire;

namespace Pokemanager.SlackEmulator.Api;

internal sealed class ConversationsMembers : IApiMethod
{
    public string Name => "conversations.members";

    public int PerMinute => Tier.Four;

    private const int DefaultLimit = 100;

    public ApiAnswer Answer(ApiRequest request)
    {
        if (request.Channel() is not { } channel) return ApiAnswer.Refused("channel_not_found");
        if (request.Lacks($"{channel.ScopeFamily}:read") is { } lacking) return lacking;

        var (page, refusal) = Page<string>.Of([.. channel.Members], request, DefaultLimit);
        return refusal ?? ApiAnswer.With(writer =>
        {
            writer.WriteStrings("members", page!.Items);
            page.WriteCursor(writer);
        });
    }
}
