using Pokemanager.Silo.Storage;

namespace Pokemanager.Silo.Tests.Storage;

/// <summary>A confirmed write outlives the process, however that ends.</summary>
public sealed class KillTests
{
    [Fact]
    public async Task Everything_confirmed_is_there_after_each_of_many_kills()
    {
        await using var store = TemporaryStore.OnDisk();
        var file = store.File;
        await store.Store.DisposeAsync();
        var told = new List<string>();

        for (var run = 0; run < 6; run++)
        {
            told.AddRange(await KilledWriter.RunAsync(file, $"run{run}", Random.Shared.Next(1, 600)));
            await store.ReopenAsync();
            await AssertStoredAsync(store, told);
            await store.Store.DisposeAsync();
        }
    }

    private static async Task AssertStoredAsync(TemporaryStore store, IReadOnlyList<string> told)
    {
        foreach (var key in told)
        {
            var grain = TemporaryStore.Request(key);
            Assert.Equal(key, (await store.GetAsync(grain)).State!.Text);
            Assert.True(await store.Reminders.ReadRow(grain, "due") is not null, $"The reminder of {key} was confirmed and is gone.");
            Assert.Equal([key], await store.Index.AskedOfAsync("T1/U" + key, 10, TestContext.Current.CancellationToken));
        }

        var orphans = await store.Store.ReadAsync(
            tables => Schema.Scalar(tables.Database, "SELECT count(*) FROM state WHERE (wake_at IS NULL) <> (id NOT IN (SELECT state FROM asked))"),
            TestContext.Current.CancellationToken);
        Assert.Equal(0, orphans);
    }
}
