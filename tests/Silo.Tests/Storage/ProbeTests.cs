using Microsoft.Extensions.Time.Testing;
using Pokemanager.Silo.Storage;

namespace Pokemanager.Silo.Tests.Storage;

/// <summary>Whether the store can be written now.</summary>
public sealed class ProbeTests
{
    [Fact]
    public async Task Probe_writes_only_when_nothing_was_written_lately()
    {
        var clock = new FakeTimeProvider();
        await using var store = SqliteStore.Open(StorageLocation.Memory, clock);

        Assert.Null(await store.ProbeAsync(TestContext.Current.CancellationToken));
        Assert.Equal(0, await ProbesAsync(store));
        clock.Advance(TimeSpan.FromSeconds(6));
        Assert.Null(await store.ProbeAsync(TestContext.Current.CancellationToken));

        Assert.Equal(1, await ProbesAsync(store));
    }

    [Fact]
    public async Task Probe_says_why_the_store_cannot_be_written()
    {
        var clock = new FakeTimeProvider();
        await using var store = SqliteStore.Open(StorageLocation.Memory, clock);
        await store.WriteAsync(tables => tables.Database.Execute("PRAGMA query_only = ON"), CancellationToken.None);
        clock.Advance(TimeSpan.FromSeconds(6));

        var failure = await store.ProbeAsync(TestContext.Current.CancellationToken);

        Assert.Contains("read-only", failure, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Probe_tells_of_a_write_that_failed_whatever_succeeded_beside_it()
    {
        var clock = new FakeTimeProvider();
        await using var store = SqliteStore.Open(StorageLocation.Memory, clock);
        await store.WriteAsync(tables => tables.Database.Execute("PRAGMA max_page_count = 1"), CancellationToken.None);
        await Assert.ThrowsAsync<StorageException>(() => store.WriteAsync(tables => tables.Database.Execute("CREATE TABLE more (x)"), CancellationToken.None));
        await store.WriteAsync(tables => tables.Database.Execute("UPDATE run SET probes = probes"), CancellationToken.None);

        Assert.Contains("the disk is full", await store.ProbeAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);

        clock.Advance(TimeSpan.FromSeconds(6));
        Assert.Null(await store.ProbeAsync(TestContext.Current.CancellationToken));
    }

    private static Task<long> ProbesAsync(SqliteStore store) =>
        store.ReadAsync(tables => Schema.Scalar(tables.Database, "SELECT probes FROM run"), TestContext.Current.CancellationToken);
}
