namespace Pokemanager.SlackEmulator.Api;

internal static class ApiMethods
{
    public static IReadOnlyList<IApiMethod> All { get; } =
    [
        new ApiTest(),
        new AppsConnectionsOpen(),
        new AppsEventAuthorizationsList(),
        new AuthTest(),
        new BotsInfo(),
        new ChatDelete(),
        new ChatGetPermalink(),
        new ChatPostEphemeral(),
        new ChatPostMessage(),
        new ChatUpdate(),
        new ConversationsHistory(),
        new ConversationsInfo(),
        new ConversationsJoin(),
        new ConversationsList(),
        new ConversationsMembers(),
        new ConversationsOpen(),
        new ConversationsReplies(),
        new DndInfo(),
        new OauthV2Access(),
        new ReactionsAdd(),
        new ReactionsGet(),
        new ReactionsRemove(),
        new RtmConnect(),
        new TeamInfo(),
        new UsergroupsList(),
        new UsergroupsUsersList(),
        new UsersConversations(),
        new UsersGetPresence(),
        new UsersInfo(),
        new UsersList(),
        new UsersLookupByEmail(),
        new ViewsOpen(),
        new ViewsPublish(),
        new ViewsPush(),
        new ViewsUpdate(),
    ];
}
