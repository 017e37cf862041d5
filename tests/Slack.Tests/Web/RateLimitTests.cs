using System.Net;

namespace Pokemanager.Slack.Tests.Web;

public sealed class RateLimitTests
{
    private const string Posted = """{"ok":true,"channel":"C1","ts":"1.1"}""";
    private const string Limited = """{"ok":false,"error":"ratelimited"}""";

    private readonly FakeTimeProvider clock = new();
    private readonly ScriptedApi slack = new();
    private readonly RateLimits limits;

    public RateLimitTests() => limits = new RateLimits(clock);

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Limited_post_is_sent_again_after_the_time_Slack_named_and_not_before()
    {
        slack.Answer("chat.postMessage", Limited, HttpStatusCode.TooManyRequests, retryAfter: 7).Answer("chat.postMessage", Posted);
        var posting = PostAsync("xoxb-1", "C1");

        await LimitReachedAsync();
        clock.Advance(TimeSpan.FromSeconds(6.9));
        Assert.Equal(1, slack.CountOf("chat.postMessage"));
        clock.Advance(TimeSpan.FromSeconds(0.1));

        Assert.Equal("1.1", (await Awaited.FactAsync(posting, "the post was sent again")).Ts);
    }

    [Fact]
    public async Task Closed_channel_holds_up_neither_other_channels_nor_methods_nor_workspaces()
    {
        slack.Answer("chat.postMessage", Limited, HttpStatusCode.TooManyRequests, retryAfter: 60);
        slack.AlwaysAnswer("chat.postMessage", _ => Posted);
        slack.AlwaysAnswer("chat.update", _ => """{"ok":true}""");
        var held = PostAsync("xoxb-1", "C1");
        await LimitReachedAsync();
        var alsoHeld = PostAsync("xoxb-1", "C1");

        await Awaited.FactAsync(PostAsync("xoxb-1", "C2"), "another channel's post passed");
        await Awaited.FactAsync(PostAsync("xoxb-2", "C1"), "another workspace's post passed");
        var update = Client("xoxb-1").UpdateMessageAsync(new MessageRef("C1", "1.1"), new OutgoingMessage { Text = "x" }, Cancelled);
        await Awaited.FactAsync(update, "another method passed");

        Assert.False(held.IsCompleted);
        Assert.False(alsoHeld.IsCompleted);
        Assert.Equal(3, slack.CountOf("chat.postMessage"));
        clock.Advance(TimeSpan.FromSeconds(60));
        await Awaited.FactAsync(Task.WhenAll(held, alsoHeld), "the held posts passed");
    }

    [Fact]
    public async Task Limit_without_a_time_holds_a_post_for_a_second()
    {
        slack.Answer("chat.postMessage", Limited, HttpStatusCode.TooManyRequests).Answer("chat.postMessage", Posted);
        var posting = PostAsync("xoxb-1", "C1");
        await LimitReachedAsync();

        clock.Advance(TimeSpan.FromSeconds(1));

        await Awaited.FactAsync(posting, "the post was sent again");
    }

    [Fact]
    public async Task Limit_told_in_the_answer_counts_like_a_429()
    {
        slack.Answer("users.info", """{"ok":false,"error":"rate_limited","retry_after":3}""");
        slack.AlwaysAnswer("users.info", _ => """{"ok":true,"user":{"id":"U1","name":"ash"}}""");
        var reading = Client("xoxb-1").FindUserAsync("U1", Cancelled);
        await LimitReachedAsync();

        clock.Advance(TimeSpan.FromSeconds(2.9));
        Assert.Equal(1, slack.CountOf("users.info"));

        Assert.NotNull(await Awaited.FactAsync(reading, "the read was sent again", clock));
    }

    [Fact]
    public async Task Limit_beyond_the_patience_fails_at_once_and_says_for_how_long()
    {
        slack.Answer("users.info", Limited, HttpStatusCode.TooManyRequests, retryAfter: 3600);

        var failure = await Assert.ThrowsAsync<SlackApiException>(
            () => Awaited.FactAsync(Client("xoxb-1").FindUserAsync("U1", Cancelled), "the call failed"));

        Assert.Equal((SlackErrorKind.RateLimited, TimeSpan.FromHours(1)), (failure.Kind, failure.RetryAfter));
    }

    [Fact]
    public async Task Gates_that_are_open_again_are_forgotten()
    {
        slack.Answer("chat.postMessage", Limited, HttpStatusCode.TooManyRequests, retryAfter: 5).Answer("chat.postMessage", Posted);
        var posting = PostAsync("xoxb-1", "C1");
        await LimitReachedAsync();

        clock.Advance(TimeSpan.FromSeconds(5));

        await Awaited.FactAsync(posting, "the post was sent again");
        Assert.Equal(0, limits.Closed);
    }

    private SlackWebApi Client(string token) => slack.Client(clock, limits: limits, token: token);

    private Task<MessageRef> PostAsync(string token, string channel) =>
        Client(token).PostMessageAsync(new OutgoingMessage { Channel = channel, Text = "x" }, Cancelled);

    private async Task LimitReachedAsync()
    {
        // The script answers without a thread switch, so the gate is closed by the time a call waits.
        await Task.Yield();
        Assert.Equal(1, limits.Closed);
    }
}
