using System.Net;
using System.Text.Json.Nodes;

namespace Pokemanager.Slack.Tests.Web;

public sealed class PostingTests
{
    private const string Posted = """{"ok":true,"channel":"D1","ts":"10.000100","message":{"text":"x","blocks":[{"type":"rich_text"}]}}""";

    private readonly FakeTimeProvider clock = new();
    private readonly ScriptedApi slack = new();

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Posted_message_is_sent_as_a_form_with_json_inside_and_no_unfurling()
    {
        slack.Answer("chat.postMessage", Posted);
        var message = new OutgoingMessage
        {
            Channel = "U07",
            Text = "Größe & <b> = 100 % + 1 😀",
            ThreadTs = "9.1",
            Blocks =
            [
                new SectionBlock("*hi* \"there\"") { BlockId = "ask:1" },
                new ContextBlock(["small", "print"]),
                new ActionsBlock(
                    [new ButtonElement("ack", "Acknowledge", "k1", ButtonStyle.Primary), new ButtonElement("no", "Not me", "k1")]),
            ],
            Metadata = new MessageMetadata("page", new Dictionary<string, string> { ["key"] = "K-1" }),
        };

        var posted = await slack.Client(clock).PostMessageAsync(message, Cancelled);

        var call = Assert.Single(slack.Calls);
        Assert.Equal(new MessageRef("D1", "10.000100"), posted);
        Assert.Equal("http://slack.test/api/chat.postMessage", call.Url.AbsoluteUri);
        Assert.Equal("Bearer xoxb-1", call.Authorization);
        Assert.Equal("U07", call["channel"]);
        Assert.Equal(message.Text, call["text"]);
        Assert.Equal("9.1", call["thread_ts"]);
        Assert.Equal("false", call["unfurl_links"]);
        Assert.Equal("false", call["unfurl_media"]);
        AssertJson("""{"event_type":"page","event_payload":{"key":"K-1"}}""", call["metadata"]);
        AssertJson(
            """
            [{"type":"section","block_id":"ask:1","text":{"type":"mrkdwn","text":"*hi* \"there\"","verbatim":true}},
             {"type":"context","elements":[
               {"type":"mrkdwn","text":"small","verbatim":true},{"type":"mrkdwn","text":"print","verbatim":true}]},
             {"type":"actions","elements":[
               {"type":"button","action_id":"ack","text":{"type":"plain_text","text":"Acknowledge"},"value":"k1","style":"primary"},
               {"type":"button","action_id":"no","text":{"type":"plain_text","text":"Not me"},"value":"k1"}]}]
            """,
            call["blocks"]);
    }

    [Fact]
    public async Task Update_names_the_message_it_replaces()
    {
        slack.Answer("chat.update", """{"ok":true}""");

        await slack.Client(clock).UpdateMessageAsync(new MessageRef("D1", "10.1"), new OutgoingMessage { Text = "done" }, Cancelled);

        var call = Assert.Single(slack.Calls);
        Assert.Equal(("D1", "10.1", "done"), (call["channel"], call["ts"], call["text"]));
        Assert.Null(call["blocks"]);
    }

    [Fact]
    public async Task Home_tab_is_published_as_a_view_and_again_after_passing_trouble()
    {
        slack.Break("views.publish").Answer("views.publish", """{"ok":true,"view":{"id":"V1"}}""");
        var view = new HomeView([new SectionBlock("*open*"), new ActionsBlock([new ButtonElement("look", "Look", null)])]);

        await slack.Client(clock, new SlackCallOptions { FirstDelay = TimeSpan.Zero }).PublishHomeAsync("U07", view, Cancelled);

        var call = slack.Calls.Last();
        Assert.Equal("U07", call["user_id"]);
        AssertJson(
            """
            {"type":"home","blocks":[{"type":"section","text":{"type":"mrkdwn","text":"*open*","verbatim":true}},
             {"type":"actions","elements":[{"type":"button","action_id":"look","text":{"type":"plain_text","text":"Look"}}]}]}
            """,
            call["view"]);
    }

    [Theory]
    [InlineData("internal_error")]
    [InlineData("fatal_error")]
    [InlineData("service_unavailable")]
    [InlineData("request_timeout")]
    public async Task Post_that_Slack_may_have_done_is_ambiguous_and_not_repeated(string error)
    {
        slack.Answer("chat.postMessage", $$"""{"ok":false,"error":"{{error}}"}""").Answer("chat.postMessage", Posted);

        await AssertAmbiguousAsync(error);
    }

    [Fact]
    public async Task Post_whose_connection_breaks_is_ambiguous_and_not_repeated()
    {
        slack.Break("chat.postMessage").Answer("chat.postMessage", Posted);

        await AssertAmbiguousAsync("connection");
    }

    [Fact]
    public async Task Post_answered_by_503_is_ambiguous_and_not_repeated()
    {
        slack.Answer("chat.postMessage", "busy", HttpStatusCode.ServiceUnavailable).Answer("chat.postMessage", Posted);

        await AssertAmbiguousAsync("http_503");
    }

    [Theory]
    [InlineData("<html>")]
    [InlineData("""{"ok":true}""")]
    [InlineData("""{"ok":true,"channel":7,"ts":"1"}""")]
    [InlineData("null")]
    public async Task Post_answered_with_nonsense_is_ambiguous_and_not_repeated(string answer)
    {
        slack.Answer("chat.postMessage", answer).Answer("chat.postMessage", Posted);

        await AssertAmbiguousAsync("malformed_answer");
    }

    [Fact]
    public async Task Post_without_an_answer_in_time_is_ambiguous_and_not_repeated()
    {
        slack.Hang("chat.postMessage").Answer("chat.postMessage", Posted);
        var posting = slack.Client(clock).PostMessageAsync(new OutgoingMessage { Channel = "C1", Text = "x" }, Cancelled);

        clock.Advance(TimeSpan.FromSeconds(9.9));
        Assert.False(posting.IsCompleted);
        clock.Advance(TimeSpan.FromSeconds(0.1));

        var failure = await Assert.ThrowsAsync<SlackApiException>(() => Awaited.FactAsync(posting, "the post failed"));
        Assert.Equal(("timeout", SlackErrorKind.Ambiguous), (failure.Error, failure.Kind));
        Assert.Equal(1, slack.CountOf("chat.postMessage"));
    }

    [Fact]
    public async Task Post_that_never_left_is_repeated()
    {
        slack.Break("chat.postMessage", HttpRequestError.ConnectionError).Answer("chat.postMessage", Posted);
        var posting = slack.Client(clock).PostMessageAsync(new OutgoingMessage { Channel = "C1", Text = "x" }, Cancelled);

        var posted = await Awaited.FactAsync(posting, "the post was repeated", clock);

        Assert.Equal("10.000100", posted.Ts);
        Assert.Equal(2, slack.CountOf("chat.postMessage"));
    }

    [Fact]
    public async Task Refused_post_tells_the_scope_that_is_missing()
    {
        slack.Answer("chat.postMessage", """{"ok":false,"error":"missing_scope","needed":"chat:write","provided":"users:read"}""");

        var failure = await Assert.ThrowsAsync<SlackApiException>(
            () => slack.Client(clock).PostMessageAsync(new OutgoingMessage { Channel = "C1", Text = "x" }, Cancelled));

        Assert.Equal((SlackErrorKind.Configuration, "chat:write", "users:read"), (failure.Kind, failure.Needed, failure.Provided));
    }

    private async Task AssertAmbiguousAsync(string error)
    {
        var posting = slack.Client(clock).PostMessageAsync(new OutgoingMessage { Channel = "C1", Text = "x" }, Cancelled);

        var failure = await Assert.ThrowsAsync<SlackApiException>(() => Awaited.FactAsync(posting, "the post failed", clock));
        Assert.Equal((error, SlackErrorKind.Ambiguous), (failure.Error, failure.Kind));
        Assert.Equal(1, slack.CountOf("chat.postMessage"));
    }

    private static void AssertJson(string expected, string? actual) =>
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(expected), JsonNode.Parse(actual!)), actual);
}
