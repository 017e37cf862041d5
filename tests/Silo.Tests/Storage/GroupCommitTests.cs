using Orleans.Storage;
using Pokemanager.Silo.Storage;

namespace Pokemanager.Silo.Tests.Storage;

/// <summary>Many writes share a transaction, and nothing else.</summary>
public sealed class GroupCommitTests
{
    [Fact]
    public async Task Each_of_many_writes_at_once_is_read_as_soon_as_it_is_answered()
    {
        await using var store = TemporaryStore.OnDisk();

        await Parallel.ForAsync(0, 1_000, TestContext.Current.CancellationToken, async (i, _) =>
        {
            var grain = TemporaryStore.Request($"T1/C1/{i}");
            await store.PutAsync(grain, $"text {i}");
            Assert.Equal($"text {i}", (await store.GetAsync(grain)).State!.Text);
        });
    }

    [Fact]
    public async Task Writes_that_wait_for_the_writer_go_into_one_transaction()
    {
        await using var store = TemporaryStore.OnDisk();
        using var hold = new ManualResetEventSlim();
        var held = Hold(store, hold);

        var seenByOthers = Enumerable.Range(0, 100)
            .Select(i => store.Store.WriteAsync(tables => InsertAndCountCommitted(store, tables, i), CancellationToken.None)).ToArray();
        hold.Set();

        await held;
        Assert.All(await Task.WhenAll(seenByOthers), count => Assert.Equal(0, count));
        Assert.Equal(100, await store.Store.ReadAsync(CountAsked, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Stale_write_fails_alone_in_a_shared_transaction()
    {
        await using var store = TemporaryStore.OnDisk();
        await store.PutAsync(TemporaryStore.Request("taken"), "first");
        using var hold = new ManualResetEventSlim();
        var held = Hold(store, hold);

        var before = First(store, "a");
        var stale = First(store, "taken");
        var after = First(store, "b");
        hold.Set();

        await held;
        await before;
        await after;
        await Assert.ThrowsAsync<InconsistentStateException>(() => stale);
        Assert.Equal("first", (await store.GetAsync(TemporaryStore.Request("taken"))).State!.Text);
        Assert.True((await store.GetAsync(TemporaryStore.Request("a"))).RecordExists);
        Assert.True((await store.GetAsync(TemporaryStore.Request("b"))).RecordExists);
    }

    [Fact]
    public async Task Write_that_the_database_rejects_fails_alone_and_leaves_nothing()
    {
        await using var store = TemporaryStore.OnDisk();
        using var hold = new ManualResetEventSlim();
        var held = Hold(store, hold);

        var before = First(store, "a");
        var rejected = store.Store.WriteAsync(
            tables => tables.Database.Execute("INSERT INTO asked VALUES (1, 'half'); INSERT INTO asked VALUES (NULL, 'rest')"), CancellationToken.None);
        var after = First(store, "b");
        hold.Set();

        await held;
        await before;
        await after;
        await Assert.ThrowsAsync<StorageException>(() => rejected);
        Assert.True((await store.GetAsync(TemporaryStore.Request("a"))).RecordExists);
        Assert.True((await store.GetAsync(TemporaryStore.Request("b"))).RecordExists);
        Assert.Equal(0, await store.Store.WriteAsync(tables => tables.Database.Execute("DELETE FROM asked"), CancellationToken.None));
    }

    [Fact]
    public async Task Closing_answers_the_writes_that_wait_and_refuses_later_ones()
    {
        await using var store = TemporaryStore.OnDisk();
        using var hold = new ManualResetEventSlim();
        var held = Hold(store, hold);
        var waiting = First(store, "a");

        var closing = store.Store.DisposeAsync().AsTask();
        await Assert.ThrowsAsync<ObjectDisposedException>(() => First(store, "b"));
        hold.Set();

        await closing;
        await held;
        await waiting;
        await store.ReopenAsync();
        Assert.True((await store.GetAsync(TemporaryStore.Request("a"))).RecordExists);
    }

    private static Task First(TemporaryStore store, string key) =>
        store.States.WriteStateAsync("note", TemporaryStore.Request(key), new GrainState<Note>(new Note { Text = key }));

    /// <summary>Keeps the writer busy, so that what comes next gathers behind it.</summary>
    private static Task<bool> Hold(TemporaryStore store, ManualResetEventSlim hold) =>
        store.Store.WriteAsync(_ => hold.Wait(TimeSpan.FromSeconds(30)), CancellationToken.None);

    /// <summary>Rows that another connection sees while this transaction is still open.</summary>
    private static long InsertAndCountCommitted(TemporaryStore store, Tables tables, int i)
    {
        tables.Database.Execute($"INSERT INTO asked VALUES ({i}, 'somebody')");
        return store.Store.ReadAsync(CountAsked, CancellationToken.None).Result;
    }

    private static long CountAsked(Tables tables) => Schema.Scalar(tables.Database, "SELECT count(*) FROM asked");
}
