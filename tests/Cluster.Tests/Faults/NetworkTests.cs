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

    [Fact]
    public async Task What_the_network_held_up_is_not_posted_beside_its_repeat()
    {
        var hosts = await NetworkHosts.CreateAsync();
        var postgres = await PostgresServer.StartAsync(hosts.Own, NetworkHosts.Net);
        await using var scene = await ClusterScene.StartAsync(await postgres.NewDatabaseAsync(), postgres, hosts);
        await scene.MentionAsync(9, rate: 40);
        await scene.PagedAsync();

        // Events still come in and nothing goes out. After the first try in vain the kernel still has its bytes, and its own next try is seconds away.
        await Task.WhenAll(Enumerable.Range(0, 3).Select(silo => hosts.CutFromPortAsync(silo, scene.SlackPort)));
        await scene.MentionAsync(9, rate: 40);
        await scene.SaysAsync("on try 1");
        await hosts.MendAsync(2);
        await scene.EndAsync();

        Assert.All(scene.Mentions, mention => Assert.Distinct(scene.PostedFor(mention).Select(message => message.Effect)));
    }

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
