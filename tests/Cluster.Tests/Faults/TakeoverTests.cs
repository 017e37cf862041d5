using System.Text.Json.Nodes;
using Pokemanager.Cluster.Tests.Servers;

namespace Pokemanager.Cluster.Tests.Faults;

/// <summary>What three real silos leave to each other, and find again: connections, the database, requests of another version.</summary>
public sealed class TakeoverTests(DatabaseServers servers) : IClassFixture<DatabaseServers>
{
    [Fact]
    public async Task Failover_loses_no_press_of_a_button_and_leaves_the_slots_of_the_connection_on_different_silos()
    {
        var (storage, server) = await servers.NewAsync("postgres");
        await using var scene = await ClusterScene.StartAsync(storage, server);
        var (first, second) = await scene.SlotsSpreadAsync();
        Assert.Equal(0, scene.VainMoves());

        // The connection is not with the one that goes, but a third of the requests are.
        var third = 3 - first - second;
        await scene.MentionAsync(40, rate: 40);
        await scene.PagedAsync();
        await scene.Silo(third).KillAsync();
        await scene.TakeAsync(nth: 1);
        await scene.EndAsync();
        Record.Check(scene, repeats: 5);
        Assert.All(scene.Mentions, mention => Assert.Contains(scene.PostedFor(mention), message => message.Effect is "AnnounceAcknowledged"));

        // Those that are left share the slots; so do they and the one that comes back.
        scene.Begin(third);
        await scene.Silo(third).ReadyAsync();
        await scene.Silo(first).KillAsync();
        await scene.SlotsSpreadAsync();
        Assert.Equal(0, scene.VainMoves());
        scene.Begin(first);
        await scene.Silo(first).ReadyAsync();
        await scene.SlotsSpreadAsync();
        Assert.Equal(0, scene.VainMoves());
    }

    [Fact]
    public async Task Database_that_crashes_and_comes_back_loses_no_mention()
    {
        var postgres = await PostgresServer.StartAsync();
        await using var scene = await ClusterScene.StartAsync(await postgres.NewDatabaseAsync(), postgres);
        await scene.MentionAsync(40, rate: 20);

        await postgres.CrashAsync();
        await scene.MentionAsync(100, rate: 10);
        await postgres.ResumeAsync();
        await scene.MentionAsync(20, rate: 10);
        await scene.EndAsync();

        Record.Check(scene, repeats: 10);
    }

    [Theory]
    [InlineData("KILL")]
    [InlineData("STOP")]
    public async Task Only_connection_of_a_workspace_is_taken_over_and_what_it_did_not_bring_is_read(string signal)
    {
        var (storage, server) = await servers.NewAsync("postgres");
        await using var scene = await ClusterScene.StartAsync(storage, server, isRtm: true);
        await scene.MentionAsync(20, rate: 20);

        var holder = scene.SocketHolder();
        scene.Silo(holder).Signal(signal);
        await scene.MentionAsync(80, rate: 10);
        scene.Silo(holder).Signal("CONT");
        await scene.OneRtmSocketAsync();
        await scene.MentionAsync(20, rate: 10);
        await scene.EndAsync();

        Record.Check(scene, repeats: 5);
    }

    [Fact]
    public async Task Requests_of_an_older_and_a_newer_version_end_alike_and_lose_nothing_of_what_the_newer_wrote()
    {
        var (storage, server) = await servers.NewAsync("postgres");
        await using var scene = await ClusterScene.StartAsync(storage, server);
        await using var stored = new StoredRequests(storage);
        await scene.MentionAsync(30, rate: 30);
        await scene.PagedAsync();
        for (var i = 0; i < 3; i++)
        {
            await scene.Silo(i).KillAsync();
        }

        await stored.RewriteAsync((i, request) =>
        {
            if (i % 2 is 0)
            {
                request["Tags"] = new JsonObject { ["urgency"] = "high" };
                request["Origin"]!["Shortcut"] = true;
            }
            else
            {
                request.Remove("SchemaVersion");
                request.Remove("ChangedAt");
            }
        });
        for (var i = 0; i < 3; i++)
        {
            scene.Begin(i);
        }

        await scene.TakeAsync(nth: 5);
        await scene.EndAsync();

        Record.Check(scene, repeats: 5);
        var requests = await stored.ReadAsync();
        Assert.Equal(scene.Mentions.Count, requests.Count);
        Assert.All(requests, (request, i) => Assert.Equal(i % 2 is 0 ? "high" : null, (string?)request["Tags"]?["urgency"]));
    }
}
