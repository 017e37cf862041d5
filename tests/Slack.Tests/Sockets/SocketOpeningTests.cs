using System.Net;

namespace Pokemanager.Slack.Tests.Sockets;

public sealed class SocketOpeningTests
{
    [Fact]
    public async Task Too_many_sockets_instead_of_hello_is_tried_again()
    {
        await using var scene = new SocketScene().Start();
        var first = await scene.SocketAsync();

        first.SaysDisconnect("too_many_websockets");

        Assert.Equal("too_many_websockets", (await scene.StateAsync(ConnectionStatus.Disconnected)).Reason);
        await scene.TraceAsync("1 gone");
        await scene.OpenSocketAsync(isGap: true);
    }

    [Fact]
    public async Task Slack_that_never_greets_is_given_up_and_tried_again()
    {
        await using var scene = new SocketScene().Start();
        await scene.SocketAsync();

        await scene.TraceInTimeAsync("1 gone");

        await scene.OpenSocketAsync(isGap: true);
    }

    [Fact]
    public async Task Slack_that_freezes_while_a_socket_opens_is_given_up_within_10_seconds()
    {
        await using var scene = new SocketScene { ConnectingTakes = TimeSpan.FromSeconds(6) }.Start();
        await scene.SocketAsync();
        var asked = scene.Clock.GetUtcNow();

        await scene.TraceInTimeAsync("1 gone");

        Assert.InRange((scene.Clock.GetUtcNow() - asked).TotalSeconds, 6, 10);
    }

    [Theory]
    [InlineData("invalid_auth")]
    [InlineData("not_authed")]
    [InlineData("account_inactive")]
    [InlineData("token_revoked")]
    [InlineData("not_allowed_token_type")]
    [InlineData("missing_scope")]
    [InlineData("forbidden_team")]
    public async Task Final_error_of_opening_ends_the_connection(string error)
    {
        await using var scene = new SocketScene();
        scene.Api.AlwaysAnswer("apps.connections.open", _ => $$"""{"ok":false,"error":"{{error}}"}""");

        scene.Start();

        var refusal = await Assert.ThrowsAsync<SlackConnectionRefusedException>(
            () => Awaited.FactAsync(scene.Running, "the connection was refused", scene.Clock));
        Assert.Equal(error, refusal.Error);
        Assert.Equal(1, scene.Api.CountOf("apps.connections.open"));
    }

    [Fact]
    public async Task Passing_errors_of_opening_are_tried_again()
    {
        await using var scene = new SocketScene();
        for (var i = 0; i < 3; i++)
        {
            scene.Api.Answer("apps.connections.open", "{}", HttpStatusCode.ServiceUnavailable)
                .Answer("apps.connections.open", """{"ok":false,"error":"internal_error"}""")
                .Break("apps.connections.open");
        }

        scene.Start();

        await scene.OpenSocketAsync(isGap: true);
        Assert.Equal(10, scene.Api.CountOf("apps.connections.open"));
    }

    [Fact]
    public async Task Limit_on_opening_is_kept()
    {
        await using var scene = new SocketScene();
        scene.Api.Answer("apps.connections.open", "", HttpStatusCode.TooManyRequests, retryAfter: 40);
        var started = scene.Clock.GetUtcNow();

        scene.Start();

        await scene.OpenSocketAsync(isGap: true);
        Assert.InRange((scene.Clock.GetUtcNow() - started).TotalSeconds, 40, 42);
    }
}
