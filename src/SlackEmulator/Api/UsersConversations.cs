namespace Pokemanager.SlackEmulator.Api;

internal sealed class UsersConversations : IApiMethod
{
    public string Name => "users.conversations";

    public ApiAnswer Answer(ApiRequest request) => ConversationsList.Answer(request, onlyMine: true);
}
