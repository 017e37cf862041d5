using Pokemanager.Cluster.Tests.Servers;

namespace Pokemanager.Cluster.Tests.Faults;

/// <summary>Three hosts with a network between them, which breaks for one of them and is mended.</summary>
public sealed class NetworkTests
{
    [Fact]
    public Task Host_that_is_cut_off_from_everything_neither_takes_requests_with_it_nor_goes_on_beside_its_successors() =>
        CutAsync((hosts, _) => hosts.CutOffAsync(2));

    [Fact]
    public Task Host_that_reaches_Slack_but_no_other_silo_asks_nobody_twice() =>
        CutAsync((hosts, _) => hosts.CutFromPeersAsync(2));

    [Fact]
    public Task Host_that_reaches_Slack_but_not_the_database_loses_no_mention() =>
        CutAsync((hosts, postgres) => hosts.CutFromPortAsync(2, postgres.Port));

    private static async Task CutAsync(Func<NetworkHosts, PostgresServer, Task> cut)
    {
        var hosts = await NetworkHosts.CreateAsync();
        var postgres = await PostgresServer.StartAsync(hosts.Own, NetworkHosts.Net);
        await using var scene = await ClusterScene.StartAsync(await postgres.NewDatabaseAsync(), postgres, hosts);
        await scene.MentionAsync(40, rate: 40);

        await cut(hosts, postgres);
        await scene.MentionAsync(150, rate: 10);
        await hosts.MendAsync(2);
        await scene.MentionAsync(20, rate: 10);
        if (scene.Silo(2).HasEnded)
        {
            // The cluster had given it up; what runs the silos starts it again.
            scene.Begin(2);
        }

        await scene.TakeAsync(nth: 4);
        await scene.EndAsync();

        Record.Check(scene, repeats: 5);
    }
}
