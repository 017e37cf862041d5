namespace Pokemanager.Slack.Tests.Web;

public sealed class PagingTests
{
    private readonly FakeTimeProvider clock = new();
    private readonly ScriptedApi slack = new();

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Users_are_read_page_by_page_even_past_an_empty_page()
    {
        slack
            .Answer("users.list", """{"ok":true,"members":[{"id":"U1","name":"ash"}],"response_metadata":{"next_cursor":"a="}}""")
            .Answer("users.list", """{"ok":true,"members":[],"response_metadata":{"next_cursor":"b="}}""")
            .Answer("users.list", """{"ok":true,"members":[{"id":"USLACKBOT","name":"slackbot","is_bot":false},null,{"name":"x"}]}""");

        var users = await slack.Client(clock).ListUsersAsync(Cancelled).ToListAsync(Cancelled);

        Assert.Equal([("U1", false), ("USLACKBOT", true)], users.Select(user => (user.Id, user.IsBot)));
        Assert.Equal([null, "a=", "b="], slack.Calls.Select(call => call["cursor"]));
        Assert.All(slack.Calls, call => Assert.Equal("999", call["limit"]));
    }

    [Fact]
    public async Task Cursor_that_does_not_move_is_an_error_and_no_endless_loop()
    {
        slack.AlwaysAnswer("users.list", _ => """{"ok":true,"members":[],"response_metadata":{"next_cursor":"same"}}""");

        await Assert.ThrowsAsync<SlackApiException>(async () => await slack.Client(clock).ListUsersAsync(Cancelled).ToListAsync(Cancelled));
    }

    [Fact]
    public async Task History_is_asked_for_as_the_query_says_and_read_with_metadata_and_reactions()
    {
        slack.Answer("conversations.history", """
            {"ok":true,"messages":[
              {"type":"message","ts":"5.1","user":"U1","text":"hi","edited":{"user":"U1","ts":"5.2"},
               "metadata":{"event_type":"page","event_payload":{"key":"K","n":3,"deep":{"a":1}}},
               "reactions":[{"name":"ok_hand","users":["U2"],"count":1},{"count":1}],
               "thread_ts":"5.1","reply_count":2,"latest_reply":"5.9"},
              {"type":"message","subtype":"bot_message","ts":"5.0","bot_id":"B1","app_id":"A1"}]}
            """);
        var query = new HistoryQuery("C1") { Oldest = "1.0", Latest = "9.0", Inclusive = true, Limit = 15, WithMetadata = true };

        var messages = await slack.Client(clock).ReadHistoryAsync(query, Cancelled).ToListAsync(Cancelled);

        var call = Assert.Single(slack.Calls);
        Assert.Equal(
            ("C1", "1.0", "9.0", "true", "15", "true"),
            (call["channel"], call["oldest"], call["latest"], call["inclusive"], call["limit"], call["include_all_metadata"]));
        Assert.Equal(("5.1", "U1", "hi", true, "5.9", 2), Gist(messages[0]));
        Assert.Equal("K", messages[0].Metadata!.Payload["key"]);
        Assert.Equal("""{"a":1}""", messages[0].Metadata!.Payload["deep"]);
        var reaction = Assert.Single(messages[0].Reactions);
        Assert.Equal(("ok_hand", "U2"), (reaction.Name, Assert.Single(reaction.Users)));
        Assert.Equal(("bot_message", "B1", "A1", ""), (messages[1].Subtype, messages[1].BotId, messages[1].AppId, messages[1].Text));
    }

    [Fact]
    public async Task Thread_is_read_from_its_parent_on()
    {
        slack.Answer("conversations.replies", """{"ok":true,"messages":[{"ts":"1.0","thread_ts":"1.0"},{"ts":"1.5","thread_ts":"1.0"}]}""");

        var replies = await slack.Client(clock).ReadRepliesAsync("C1", "1.0", "1.2", withMetadata: false, Cancelled).ToListAsync(Cancelled);

        var call = Assert.Single(slack.Calls);
        Assert.Equal(("C1", "1.0", "1.2", null), (call["channel"], call["ts"], call["oldest"], call["include_all_metadata"]));
        Assert.Equal(["1.0", "1.5"], replies.Select(reply => reply.Ts));
    }

    [Theory]
    [InlineData(true, "im")]
    [InlineData(false, "public_channel,private_channel")]
    public async Task Joined_channels_are_those_of_the_kind_asked_for(bool direct, string types)
    {
        slack.Answer("users.conversations", """{"ok":true,"channels":[{"id":"X1","is_im":true,"user":"U1"}]}""");

        var channels = await slack.Client(clock).ListJoinedChannelsAsync(direct, Cancelled).ToListAsync(Cancelled);

        Assert.Equal(types, Assert.Single(slack.Calls)["types"]);
        Assert.Equal(new SlackChannel("X1", null, IsDirect: true, IsPrivate: false, IsMember: true, "U1"), Assert.Single(channels));
    }

    private static (string, string?, string, bool, string?, int) Gist(SlackMessage message) =>
        (message.Ts, message.User, message.Text, message.IsEdited, message.LatestReply, message.ReplyCount);
}
