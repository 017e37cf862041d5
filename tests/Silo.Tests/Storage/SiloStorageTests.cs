using System.Threading.Channels;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Hosting;
using Orleans.Runtime;
using Orleans.TestingHost;
using Pokemanager.Silo.Storage;

namespace Pokemanager.Silo.Tests.Storage;

/// <summary>The store under a real silo.</summary>
public sealed class SiloStorageTests
{
    [Fact]
    public async Task State_and_reminder_of_a_grain_outlive_the_silo()
    {
        await using var store = TemporaryStore.OnDisk();
        var key = Guid.NewGuid().ToString("n");
        await using (var first = await StartAsync(store, Channel.CreateUnbounded<string>()))
        {
            var grain = first.Client.GetGrain<IDiaryGrain>(key);
            await grain.Put("before");
            await grain.Remind();
        }

        await store.ReopenAsync();
        var ticks = Channel.CreateUnbounded<string>();
        await using var second = await StartAsync(store, ticks);

        Assert.Equal("before", await second.Client.GetGrain<IDiaryGrain>(key).Get());
        Assert.Equal(key, await TickAsync(ticks));
    }

    [Fact]
    public async Task Reminder_ticks_until_it_is_taken_back()
    {
        await using var store = TemporaryStore.Of("memory");
        var ticks = Channel.CreateUnbounded<string>();
        await using var cluster = await StartAsync(store, ticks);
        var grain = cluster.Client.GetGrain<IDiaryGrain>("once");

        await grain.Remind();
        Assert.Equal("once", await TickAsync(ticks));
        await grain.Forget();

        Assert.Empty((await store.Reminders.ReadRows(0, 0)).Reminders);
    }

    [Fact]
    public async Task Cleared_state_leaves_no_row()
    {
        await using var store = TemporaryStore.Of("memory");
        await using var cluster = await StartAsync(store, Channel.CreateUnbounded<string>());
        var grain = cluster.Client.GetGrain<IDiaryGrain>("short");
        await grain.Clear();
        await grain.Put("something");

        await grain.Clear();

        Assert.Equal("", await grain.Get());
        Assert.Equal(0, await store.Store.ReadAsync(tables => Schema.Scalar(tables.Database, "SELECT count(*) FROM state"), TestContext.Current.CancellationToken));
    }

    private static async Task<InProcessTestCluster> StartAsync(TemporaryStore store, Channel<string> ticks)
    {
        var builder = new InProcessTestClusterBuilder(1);
        builder.ConfigureSilo((_, silo) =>
        {
            silo.AddSqliteStorage(store.Store);
            silo.Configure<ReminderOptions>(options => options.MinimumReminderPeriod = TimeSpan.FromSeconds(1));
            silo.Services.AddSingleton(ticks);
        });
        var cluster = builder.Build();
        await cluster.DeployAsync();
        return cluster;
    }

    private static async Task<string> TickAsync(Channel<string> ticks)
    {
        var patience = TimeSpan.FromSeconds(30);
        try
        {
            return await ticks.Reader.ReadAsync(TestContext.Current.CancellationToken).AsTask().WaitAsync(patience);
        }
        catch (TimeoutException)
        {
            Assert.Fail($"Within {patience} the reminder did not tick.");
            throw;
        }
    }
}
