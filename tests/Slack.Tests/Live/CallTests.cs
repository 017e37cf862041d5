using System.Diagnostics.Metrics;
using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Logging.Abstractions;
using Pokemanager.SlackEmulator;

namespace Pokemanager.Slack.Tests.Live;

public sealed class CallTests
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Token_is_told_whose_it_is()
    {
        await using var scene = await LiveScene.StartAsync();

        var identity = await scene.Api.AuthTestAsync(Cancelled);

        var bot = scene.Workspace.Bot;
        Assert.Equal((scene.Workspace.Id, bot.UserId, bot.BotId), (identity.TeamId, identity.UserId, identity.BotId));
        Assert.Equal(scene.Workspace.Scopes.Order(), identity.Scopes?.Order());
    }

    [Fact]
    public async Task Message_is_posted_edited_and_found_again_by_its_metadata()
    {
        await using var scene = await LiveScene.StartAsync();
        var direct = await scene.Api.OpenDirectAsync(scene.Wally.Id, Cancelled);

        var posted = await scene.Api.PostMessageAsync(
            new OutgoingMessage
            {
                Channel = scene.Wally.Id,
                Text = "Größe & <b> 😀",
                Metadata = new MessageMetadata("page", new Dictionary<string, string> { ["key"] = "K-1" }),
            },
            Cancelled);
        await scene.Api.UpdateMessageAsync(posted, new OutgoingMessage { Text = "done" }, Cancelled);
        var found = await scene.Api.ReadHistoryAsync(new HistoryQuery(direct) { WithMetadata = true }, Cancelled).ToListAsync(Cancelled);

        Assert.Equal(direct, posted.Channel);
        var message = Assert.Single(found);
        Assert.Equal((posted.Ts, "done", "K-1"), (message.Ts, message.Text, message.Metadata?.Payload["key"]));
    }

    [Fact]
    public async Task Directory_is_read_over_many_pages()
    {
        await using var scene = await LiveScene.StartAsync(new EmulatorOptions { MaxPage = 7 });
        for (var i = 0; i < 40; i++) scene.Workspace.AddUser($"user{i}", guest: i == 3, deleted: i == 4);

        var users = await scene.Api.ListUsersAsync(Cancelled).ToListAsync(Cancelled);

        Assert.Equal(scene.Workspace.Users.Select(user => user.Id).Order(), users.Select(user => user.Id).Order());
        Assert.True(users.Single(user => user.Name == "user3").IsGuest);
        Assert.True(users.Single(user => user.Name == "user4").IsDeleted);
    }

    [Fact]
    public async Task People_and_channels_are_found_or_not()
    {
        await using var scene = await LiveScene.StartAsync();

        Assert.Equal("wally", (await scene.Api.FindUserAsync(scene.Wally.Id, Cancelled))?.Name);
        Assert.Equal(scene.Wally.Id, (await scene.Api.FindUserByEmailAsync("wally@acme.test", Cancelled))?.Id);
        Assert.Equal("ops", (await scene.Api.FindChannelAsync(scene.Channel.Id, Cancelled))?.Name);
        Assert.Null(await scene.Api.FindUserAsync("U0NOBODY", Cancelled));
        Assert.Null(await scene.Api.FindUserByEmailAsync("nobody@acme.test", Cancelled));
        Assert.Null(await scene.Api.FindChannelAsync("C0NOWHERE", Cancelled));
        var joined = await scene.Api.ListJoinedChannelsAsync(direct: false, Cancelled).ToListAsync(Cancelled);
        Assert.Equal(scene.Channel.Id, Assert.Single(joined).Id);
    }

    [Fact]
    public async Task Thread_is_read_with_its_replies()
    {
        await using var scene = await LiveScene.StartAsync();
        var parent = scene.Wally.Say(scene.Channel, "db?");
        var reply = new OutgoingMessage { Channel = scene.Channel.Id, Text = "on it", ThreadTs = parent.Ts };
        await scene.Api.PostMessageAsync(reply, Cancelled);

        var replies = scene.Api.ReadRepliesAsync(scene.Channel.Id, parent.Ts, null, withMetadata: false, Cancelled);
        var thread = await replies.ToListAsync(Cancelled);

        Assert.Equal(["db?", "on it"], thread.Select(message => message.Text));
    }

    [Fact]
    public async Task Post_whose_answer_is_lost_is_ambiguous_and_stands_once()
    {
        await using var scene = await LiveScene.StartAsync();
        scene.Faults.LoseAnswer("chat.postMessage");

        var failure = await Assert.ThrowsAsync<SlackApiException>(
            () => scene.Api.PostMessageAsync(new OutgoingMessage { Channel = scene.Channel.Id, Text = "once" }, Cancelled));

        Assert.Equal((SlackErrorKind.Ambiguous, "connection"), (failure.Kind, failure.Error));
        Assert.Single(scene.Channel.Messages, message => message.Text == "once");
    }

    [Fact]
    public async Task Limit_on_a_channel_is_waited_out_and_counted()
    {
        await using var scene = await LiveScene.StartAsync();
        long counted = 0;
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, self) =>
            {
                if (instrument.Name == "pokemanager.slack.rate_limited") self.EnableMeasurementEvents(instrument);
            },
        };
        listener.SetMeasurementEventCallback<long>((_, value, _, _) => Interlocked.Add(ref counted, value));
        listener.Start();
        scene.Faults.RateLimit("chat.postMessage", retryAfterSeconds: 1, calls: 1);
        var started = TimeProvider.System.GetTimestamp();

        await scene.Api.PostMessageAsync(new OutgoingMessage { Channel = scene.Channel.Id, Text = "late" }, Cancelled);

        Assert.InRange(TimeProvider.System.GetElapsedTime(started).TotalSeconds, 0.95, 10);
        Assert.True(Interlocked.Read(ref counted) >= 1);
    }

    [Fact]
    public async Task Slack_that_is_not_there_is_a_passing_trouble_even_for_a_post()
    {
        using var nobody = SlackHttp.CreateClient(new Uri($"http://127.0.0.1:{UnusedPort()}/api"));
        var api = Client(nobody, new SlackCallOptions { Attempts = 2, FirstDelay = TimeSpan.FromMilliseconds(1) });

        var failure = await Assert.ThrowsAsync<SlackApiException>(
            () => api.PostMessageAsync(new OutgoingMessage { Channel = "C1", Text = "x" }, Cancelled));

        Assert.Equal((SlackErrorKind.Transient, "connection"), (failure.Kind, failure.Error));
    }

    [Fact]
    public async Task Connection_that_is_not_made_in_time_is_a_passing_trouble_even_for_a_post()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start(backlog: 1);
        var address = (IPEndPoint)listener.LocalEndpoint;
        using var first = new TcpClient(address.Address.ToString(), address.Port);
        using var second = new TcpClient(address.Address.ToString(), address.Port); // From here on the system answers nobody.
        using var http = SlackHttp.CreateClient(new Uri($"http://{address}/api"));
        var api = Client(http, new SlackCallOptions { Attempts = 1 });

        var failure = await Assert.ThrowsAsync<SlackApiException>(
            () => api.PostMessageAsync(new OutgoingMessage { Channel = "C1", Text = "x" }, Cancelled));

        Assert.Equal((SlackErrorKind.Transient, "connection"), (failure.Kind, failure.Error));
    }

    [Fact]
    public async Task Two_thousand_posts_at_once_are_all_answered()
    {
        await using var scene = await LiveScene.StartAsync();
        var posts = new OutgoingMessage { Channel = scene.Channel.Id, Text = "x" };
        await scene.Api.PostMessageAsync(posts, Cancelled);
        var allocated = GC.GetTotalAllocatedBytes();
        var started = TimeProvider.System.GetTimestamp();

        var parallel = new ParallelOptions { MaxDegreeOfParallelism = 100, CancellationToken = Cancelled };
        await Parallel.ForAsync(0, 2_000, parallel, async (_, stop) => await scene.Api.PostMessageAsync(posts, stop));

        var taken = TimeProvider.System.GetElapsedTime(started);
        var each = (GC.GetTotalAllocatedBytes() - allocated) / 2_000;
        TestContext.Current.TestOutputHelper?.WriteLine($"2,000 posts in {taken}, {each} bytes each on both sides together.");
        Assert.Equal(2_001, scene.Channel.Messages.Count);
    }

    private static SlackWebApi Client(HttpClient http, SlackCallOptions options) => new(
        http, new SlackToken("xoxb-1"), new RateLimits(TimeProvider.System), TimeProvider.System, NullLogger.Instance, options);

    private static int UnusedPort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
