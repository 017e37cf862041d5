using Orleans.Runtime;

namespace Pokemanager.Silo.Tests.Storage;

/// <summary>Requests are found without their keys.</summary>
public sealed class RequestIndexTests
{
    private static readonly DateTimeOffset Noon = new(2026, 1, 2, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("disk")]
    [InlineData("memory")]
    public async Task Requests_to_wake_come_oldest_first_and_none_too_early(string kind)
    {
        await using var store = TemporaryStore.Of(kind);
        await store.PutAsync(TemporaryStore.Request("second"), "", At(-1));
        await store.PutAsync(TemporaryStore.Request("first"), "", At(-2));
        await store.PutAsync(TemporaryStore.Request("now"), "", At(0));
        await store.PutAsync(TemporaryStore.Request("later"), "", At(1));
        await store.PutAsync(TemporaryStore.Request("never"), "");

        Assert.Equal(["first", "second", "now"], await ToWakeAsync(store));
        Assert.Equal(["first", "second"], await ToWakeAsync(store, limit: 2));
    }

    [Theory]
    [InlineData("disk")]
    [InlineData("memory")]
    public async Task Requests_of_a_workspace_come_soonest_first_whenever_they_wake(string kind)
    {
        await using var store = TemporaryStore.Of(kind);
        await store.PutAsync(TemporaryStore.Request("T1/C1/2.0"), "", At(60));
        await store.PutAsync(TemporaryStore.Request("T1/C2/1.0"), "", At(-1));
        await store.PutAsync(TemporaryStore.Request("T1/C1/3.0"), "", At(1));
        await store.PutAsync(TemporaryStore.Request("T1/C1/4.0"), "");
        await store.PutAsync(TemporaryStore.Request("T10/C1/1.0"), "", At(0));
        await store.PutAsync(TemporaryStore.Request("T0/C1/1.0"), "", At(0));
        await store.PutAsync(GrainId.Create("command", "T1/C1/5.0"), "", At(0));

        Assert.Equal(["T1/C2/1.0", "T1/C1/3.0", "T1/C1/2.0"], await store.Index.SoonestAsync("T1", 10, TestContext.Current.CancellationToken));
        Assert.Equal(["T1/C2/1.0", "T1/C1/3.0"], await store.Index.SoonestAsync("T1", 2, TestContext.Current.CancellationToken));
        Assert.Empty(await store.Index.SoonestAsync("T", 10, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Only_requests_are_found()
    {
        await using var store = TemporaryStore.OnDisk();
        await store.PutAsync(GrainId.Create("requester", "T1/U1"), "", At(-2), "T1/U1");
        await store.PutAsync(GrainId.Create("handler", "T1/U1"), "", At(-2), "T1/U1");
        await store.PutAsync(TemporaryStore.Request("T1/C1/100.1"), "", At(-1), "T1/U1");

        Assert.Equal(["T1/C1/100.1"], await ToWakeAsync(store));
        Assert.Equal(["T1/C1/100.1"], await AskedOfAsync(store, "T1/U1"));
    }

    [Fact]
    public async Task Request_written_again_is_woken_at_its_new_time()
    {
        await using var store = TemporaryStore.OnDisk();
        var grain = TemporaryStore.Request("T1/C1/100.1");
        await store.PutAsync(grain, "", At(-1));

        await store.PutAsync(grain, "", At(1));
        Assert.Empty(await ToWakeAsync(store));

        await store.PutAsync(grain, "", At(-5));
        Assert.Single(await ToWakeAsync(store));
    }

    [Fact]
    public async Task Requests_that_asked_a_person_come_newest_first()
    {
        await using var store = TemporaryStore.OnDisk();
        await store.PutAsync(TemporaryStore.Request("old"), "", null, "T1/U1", "T1/U2");
        await store.PutAsync(TemporaryStore.Request("other"), "", null, "T1/U2", "T2/U1");
        await store.PutAsync(TemporaryStore.Request("new"), "", null, "T1/U1");
        await store.PutAsync(TemporaryStore.Request("old"), "again", null, "T1/U1", "T1/U2");

        Assert.Equal(["new", "old"], await AskedOfAsync(store, "T1/U1"));
        Assert.Equal(["new"], await AskedOfAsync(store, "T1/U1", limit: 1));
        Assert.Equal(["other", "old"], await AskedOfAsync(store, "T1/U2"));
        Assert.Empty(await AskedOfAsync(store, "T1/U9"));
    }

    [Fact]
    public async Task Person_asked_at_a_later_write_is_found_too()
    {
        await using var store = TemporaryStore.OnDisk();
        await store.PutAsync(TemporaryStore.Request("a"), "", null, "T1/U1");

        await store.PutAsync(TemporaryStore.Request("a"), "", null, "T1/U1", "T1/U2");

        Assert.Equal(["a"], await AskedOfAsync(store, "T1/U2"));
    }

    [Fact]
    public async Task Cleared_request_is_found_no_more()
    {
        await using var store = TemporaryStore.OnDisk();
        var state = await store.PutAsync(TemporaryStore.Request("a"), "", At(-1), "T1/U1");

        await store.States.ClearStateAsync("note", TemporaryStore.Request("a"), state);
        await store.PutAsync(TemporaryStore.Request("b"), "");

        Assert.Empty(await ToWakeAsync(store));
        Assert.Empty(await AskedOfAsync(store, "T1/U1"));
    }

    private static long At(int minutes) => Noon.AddMinutes(minutes).ToUnixTimeMilliseconds();

    private static Task<IReadOnlyList<string>> ToWakeAsync(TemporaryStore store, int limit = 100) =>
        store.Index.ToWakeAsync(Noon, limit, TestContext.Current.CancellationToken);

    private static Task<IReadOnlyList<string>> AskedOfAsync(TemporaryStore store, string person, int limit = 100) =>
        store.Index.AskedOfAsync(person, limit, TestContext.Current.CancellationToken);
}
