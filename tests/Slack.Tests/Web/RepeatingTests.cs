using System.Net;

namespace Pokemanager.Slack.Tests.Web;

public sealed class RepeatingTests
{
    private const string User = """{"ok":true,"user":{"id":"U1","name":"ash","profile":{"display_name":"Ash K."},"is_restricted":true}}""";

    private readonly FakeTimeProvider clock = new();
    private readonly ScriptedApi slack = new();

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Read_is_repeated_on_passing_trouble_until_it_succeeds()
    {
        slack.Answer("users.info", "", HttpStatusCode.BadGateway).Break("users.info").Answer("users.info", "<html>");
        slack.Answer("users.info", User);

        var user = await Awaited.FactAsync(slack.Client(clock).FindUserAsync("U1", Cancelled), "the user was read", clock);

        Assert.Equal(new SlackUser("U1", "ash", "Ash K.", null, null, IsDeleted: false, IsBot: false, IsGuest: true), user);
        Assert.Equal(4, slack.CountOf("users.info"));
    }

    [Fact]
    public async Task Read_gives_up_after_its_attempts()
    {
        slack.AlwaysAnswer("users.info", _ => """{"ok":false,"error":"internal_error"}""");

        var failure = await Assert.ThrowsAsync<SlackApiException>(
            () => Awaited.FactAsync(slack.Client(clock).FindUserAsync("U1", Cancelled), "the read failed", clock));

        Assert.Equal((SlackErrorKind.Transient, "users.info"), (failure.Kind, failure.Method));
        Assert.Equal(4, slack.CountOf("users.info"));
    }

    [Fact]
    public async Task Refusal_is_not_repeated()
    {
        slack.AlwaysAnswer("chat.update", _ => """{"ok":false,"error":"message_not_found"}""");

        var updating = slack.Client(clock).UpdateMessageAsync(new MessageRef("C1", "1.1"), new OutgoingMessage { Text = "x" }, Cancelled);

        var failure = await Assert.ThrowsAsync<SlackApiException>(() => Awaited.FactAsync(updating, "the update failed", clock));
        Assert.Equal((SlackErrorKind.Refused, "message_not_found"), (failure.Kind, failure.Error));
        Assert.Equal(1, slack.CountOf("chat.update"));
    }

    [Fact]
    public async Task Redirect_is_an_error()
    {
        slack.Answer("auth.test", "", HttpStatusCode.Found);

        var failure = await Assert.ThrowsAsync<SlackApiException>(() => slack.Client(clock).AuthTestAsync(Cancelled));

        Assert.Equal(("http_302", SlackErrorKind.Configuration), (failure.Error, failure.Kind));
    }

    [Theory]
    [InlineData("user_not_found")]
    [InlineData("users_not_found")]
    public async Task User_that_is_not_there_is_null(string error)
    {
        slack.AlwaysAnswer("users.lookupByEmail", _ => $$"""{"ok":false,"error":"{{error}}"}""");

        Assert.Null(await slack.Client(clock).FindUserByEmailAsync("ash@kanto.test", Cancelled));
        Assert.Equal("ash@kanto.test", Assert.Single(slack.Calls)["email"]);
    }

    [Fact]
    public async Task Channel_that_is_not_there_is_null()
    {
        slack.Answer("conversations.info", """{"ok":false,"error":"channel_not_found"}""");

        Assert.Null(await slack.Client(clock).FindChannelAsync("C1", Cancelled));
    }

    [Fact]
    public async Task Answer_larger_than_the_cap_is_not_read()
    {
        slack.Answer("users.info", $$"""{"ok":true,"padding":"{{new string('x', 5000)}}"}""");
        var client = slack.Client(clock, new SlackCallOptions { MaxAnswerBytes = 4096, Attempts = 1 });

        var failure = await Assert.ThrowsAsync<SlackApiException>(() => client.FindUserAsync("U1", Cancelled));

        Assert.Equal(("answer_too_large", SlackErrorKind.Transient), (failure.Error, failure.Kind));
    }

    [Fact]
    public async Task Cancelled_call_throws_cancellation()
    {
        using var stop = new CancellationTokenSource();
        slack.Hang("users.info");
        var reading = slack.Client(clock).FindUserAsync("U1", stop.Token);

        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Awaited.FactAsync(reading, "the call was cancelled"));
    }
}
