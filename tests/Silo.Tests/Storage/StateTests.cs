using Orleans.Storage;
using Pokemanager.Silo.Storage;

namespace Pokemanager.Silo.Tests.Storage;

/// <summary>What Orleans expects of a storage of states.</summary>
public sealed class StateTests
{
    [Theory]
    [InlineData("disk")]
    [InlineData("memory")]
    public async Task Written_state_is_read_back_whole(string kind)
    {
        await using var store = TemporaryStore.Of(kind);
        var grain = TemporaryStore.Request("T1/C1/100.1");
        var note = new Note
        {
            Text = "\"ünï\" <@U1>\n",
            Day = DayOfWeek.Monday,
            At = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero),
            Wait = TimeSpan.FromMilliseconds(1500),
            Lines = ["a", "b"],
        };

        await store.States.WriteStateAsync("note", grain, new GrainState<Note>(note));
        var read = await store.GetAsync(grain);

        Assert.True(read.RecordExists);
        Assert.Equal(note with { Lines = [], Asked = [] }, read.State! with { Lines = [], Asked = [] });
        Assert.Equal(note.Lines.AsEnumerable(), read.State!.Lines);
    }

    [Fact]
    public async Task State_survives_a_restart_of_the_store()
    {
        await using var store = TemporaryStore.OnDisk();
        var grain = TemporaryStore.Request("T1/C1/100.1");
        var written = await store.PutAsync(grain, "kept");

        await store.ReopenAsync();

        var read = await store.GetAsync(grain);
        Assert.Equal("kept", read.State!.Text);
        Assert.Equal(written.ETag, read.ETag);
    }

    [Theory]
    [InlineData("disk")]
    [InlineData("memory")]
    public async Task State_never_written_reads_as_new(string kind)
    {
        await using var store = TemporaryStore.Of(kind);

        var read = await store.GetAsync(TemporaryStore.Request("nobody"));

        Assert.False(read.RecordExists);
        Assert.Null(read.ETag);
        Assert.Equal("", read.State!.Text);
    }

    [Fact]
    public async Task Every_write_gives_a_new_version()
    {
        await using var store = TemporaryStore.OnDisk();
        var grain = TemporaryStore.Request("T1/C1/100.1");

        var first = await store.PutAsync(grain, "one");
        var second = await store.PutAsync(grain, "two");

        Assert.NotEqual(first.ETag, second.ETag);
        Assert.Equal("two", (await store.GetAsync(grain)).State!.Text);
    }

    [Fact]
    public async Task Stale_version_is_refused_and_writes_nothing()
    {
        await using var store = TemporaryStore.OnDisk();
        var grain = TemporaryStore.Request("T1/C1/100.1");
        var stale = await store.PutAsync(grain, "one");
        var staleVersion = stale.ETag;
        var fresh = await store.PutAsync(grain, "two");

        stale.State = new Note { Text = "from the past" };
        var refusal = await Assert.ThrowsAsync<InconsistentStateException>(() => store.States.WriteStateAsync("note", grain, stale));

        Assert.Equal(fresh.ETag, refusal.StoredEtag);
        Assert.Equal(staleVersion, refusal.CurrentEtag);
        Assert.Equal("two", (await store.GetAsync(grain)).State!.Text);
    }

    [Fact]
    public async Task Second_first_write_is_refused()
    {
        await using var store = TemporaryStore.OnDisk();
        var grain = TemporaryStore.Request("T1/C1/100.1");
        await store.PutAsync(grain, "one");

        await Assert.ThrowsAsync<InconsistentStateException>(
            () => store.States.WriteStateAsync("note", grain, new GrainState<Note>(new Note { Text = "two" })));

        Assert.Equal("one", (await store.GetAsync(grain)).State!.Text);
    }

    [Fact]
    public async Task Cleared_state_is_gone_and_can_be_written_anew()
    {
        await using var store = TemporaryStore.OnDisk();
        var grain = TemporaryStore.Request("T1/C1/100.1");
        var state = await store.PutAsync(grain, "one");

        await store.States.ClearStateAsync("note", grain, state);

        Assert.False(state.RecordExists);
        Assert.Equal("", state.State!.Text);
        Assert.False((await store.GetAsync(grain)).RecordExists);
        await store.States.WriteStateAsync("note", grain, state);
        Assert.True((await store.GetAsync(grain)).RecordExists);
    }

    [Fact]
    public async Task Version_from_before_a_clear_never_fits_again()
    {
        await using var store = TemporaryStore.OnDisk();
        var grain = TemporaryStore.Request("T1/C1/100.1");
        var old = await store.PutAsync(grain, "one");
        await store.States.ClearStateAsync("note", grain, await store.GetAsync(grain));
        await store.ReopenAsync();
        await store.PutAsync(grain, "two");

        await Assert.ThrowsAsync<InconsistentStateException>(() => store.States.WriteStateAsync("note", grain, old));
    }

    [Fact]
    public async Task Clearing_what_was_never_written_is_fine()
    {
        await using var store = TemporaryStore.OnDisk();
        var state = new GrainState<Note>(new Note { Text = "unsaved" });

        await store.States.ClearStateAsync("note", TemporaryStore.Request("nobody"), state);

        Assert.Equal("", state.State!.Text);
    }

    [Fact]
    public async Task Clearing_with_a_stale_version_is_refused()
    {
        await using var store = TemporaryStore.OnDisk();
        var grain = TemporaryStore.Request("T1/C1/100.1");
        var stale = await store.PutAsync(grain, "one");
        await store.PutAsync(grain, "two");

        await Assert.ThrowsAsync<InconsistentStateException>(() => store.States.ClearStateAsync("note", grain, stale));

        Assert.Equal("two", (await store.GetAsync(grain)).State!.Text);
    }

    [Fact]
    public async Task Two_states_of_one_grain_are_apart()
    {
        await using var store = TemporaryStore.OnDisk();
        var grain = TemporaryStore.Request("T1/C1/100.1");
        await store.PutAsync(grain, "note");

        await store.States.WriteStateAsync("other", grain, new GrainState<Note>(new Note { Text = "other" }));

        Assert.Equal("note", (await store.GetAsync(grain)).State!.Text);
    }

    [Fact]
    public async Task State_is_stored_as_text_that_people_can_read()
    {
        await using var store = TemporaryStore.OnDisk();
        await store.PutAsync(TemporaryStore.Request("T1/C1/100.1"), "it's <ü>");

        var body = await store.Store.ReadAsync(
            tables =>
            {
                using var rows = tables.Database.Prepare("SELECT grain || ' ' || typeof(body) || ' ' || body FROM state").Query();
                rows.Next();
                return rows.Text(0);
            },
            TestContext.Current.CancellationToken);

        Assert.StartsWith("""request/T1/C1/100.1 text {"Text":"it's <ü>","Day":"Friday",""", body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task State_with_members_of_a_newer_version_is_read_without_them()
    {
        await using var store = TemporaryStore.OnDisk();
        var grain = TemporaryStore.Request("T1/C1/100.1");
        await store.PutAsync(grain, "kept");
        await Execute(store, """UPDATE state SET body = '{"Later":{"A":[1]},"Text":"kept"}'""");

        var read = await store.GetAsync(grain);

        Assert.Equal("kept", read.State!.Text);
        Assert.Equal(DayOfWeek.Friday, read.State!.Day);
    }

    [Fact]
    public async Task State_that_cannot_be_read_says_whose_it_is()
    {
        await using var store = TemporaryStore.OnDisk();
        var grain = TemporaryStore.Request("T1/C1/100.1");
        await store.PutAsync(grain, "kept");
        await Execute(store, "UPDATE state SET body = 'no json'");

        var failure = await Assert.ThrowsAsync<StorageException>(() => store.GetAsync(grain));

        Assert.Contains("request/T1/C1/100.1", failure.Message, StringComparison.Ordinal);
        Assert.Contains(store.File, failure.Message, StringComparison.Ordinal);
    }

    private static Task<int> Execute(TemporaryStore store, string sql) =>
        store.Store.WriteAsync(tables => tables.Database.Execute(sql), TestContext.Current.CancellationToken);
}
