using Pokemanager.Cluster.Tests.Servers;

namespace Pokemanager.Cluster.Tests.Faults;

/// <summary>Three real silos lose one of them in the middle of everything.</summary>
public sealed class FaultTests(DatabaseServers servers) : IClassFixture<DatabaseServers>
{
    [Theory]
    [InlineData("postgres")]
    [InlineData("redis")]
    public async Task Killed_silo_takes_no_request_with_it(string kind)
    {
        await using var scene = await StartAsync(kind);
        await scene.MentionAsync(40, rate: 40);

        // Requests wait for their second level, and others are being opened and paged at this moment.
        var more = scene.MentionAsync(80, rate: 40);
        await scene.Silo(1).KillAsync();
        await more;
        await scene.TakeAsync(nth: 3);
        scene.Begin(1);
        await scene.EndAsync();

        Record.Check(scene, repeats: 5);
    }

    [Theory]
    [InlineData("postgres")]
    [InlineData("redis")]
    public async Task Frozen_silo_that_thaws_does_not_go_on_beside_its_successors(string kind)
    {
        await using var scene = await StartAsync(kind);
        await scene.MentionAsync(40, rate: 40);

        scene.Silo(2).Signal("STOP");
        await scene.MentionAsync(150, rate: 10);
        scene.Silo(2).Signal("CONT");
        await scene.MentionAsync(20, rate: 10);
        await scene.EndAsync();

        Record.Check(scene, repeats: 5);
    }

    [Theory]
    [InlineData("postgres")]
    [InlineData("redis")]
    public async Task Rolling_restart_under_traffic_is_invisible(string kind)
    {
        await using var scene = await StartAsync(kind);
        var traffic = scene.MentionAsync(300, rate: 15);
        for (var i = 0; i < 3; i++)
        {
            scene.Silo(i).Signal("TERM");
            Assert.Equal(0, await scene.Silo(i).ExitCodeAsync());
            scene.Begin(i);
            await scene.Silo(i).ReadyAsync();
        }

        await traffic;
        await scene.TakeAsync(nth: 4);
        await scene.EndAsync();

        Record.Check(scene);
    }

    private async Task<ClusterScene> StartAsync(string kind)
    {
        var (storage, server) = await servers.NewAsync(kind);
        return await ClusterScene.StartAsync(storage, server);
    }
}
