using Orleans.Runtime;
using Pokemanager.Silo.Storage;

namespace Pokemanager.Silo.Tests.Storage;

/// <summary>What Orleans expects of a table of reminders.</summary>
public sealed class ReminderTests
{
    private static readonly DateTime Start = new DateTime(2026, 1, 2, 3, 4, 5, DateTimeKind.Utc).AddTicks(1234567);

    [Theory]
    [InlineData("disk")]
    [InlineData("memory")]
    public async Task Reminder_is_read_back_as_it_was_written(string kind)
    {
        await using var store = TemporaryStore.Of(kind);
        var grain = TemporaryStore.Request("T1/C1/100.1");

        var version = await store.Reminders.UpsertRow(Entry(grain, "due"));

        var read = await store.Reminders.ReadRow(grain, "due");
        Assert.NotNull(read);
        Assert.Equal((grain, "due", Start, TimeSpan.FromSeconds(5), version), (read.GrainId, read.ReminderName, read.StartAt, read.Period, read.ETag));
        Assert.Equal(DateTimeKind.Utc, read.StartAt.Kind);
    }

    [Fact]
    public async Task Reminder_survives_a_restart_of_the_store()
    {
        await using var store = TemporaryStore.OnDisk();
        var grain = TemporaryStore.Request("T1/C1/100.1");
        await store.Reminders.UpsertRow(Entry(grain, "due"));

        await store.ReopenAsync();

        Assert.NotNull(await store.Reminders.ReadRow(grain, "due"));
    }

    [Fact]
    public async Task Writing_again_replaces_the_row_and_its_version()
    {
        await using var store = TemporaryStore.OnDisk();
        var grain = TemporaryStore.Request("T1/C1/100.1");
        var first = await store.Reminders.UpsertRow(Entry(grain, "due"));

        var second = await store.Reminders.UpsertRow(Entry(grain, "due", Start.AddHours(1)));

        Assert.NotEqual(first, second);
        var only = Assert.Single((await store.Reminders.ReadRows(grain)).Reminders);
        Assert.Equal(Start.AddHours(1), only.StartAt);
    }

    [Fact]
    public async Task Row_is_removed_by_its_present_version_alone()
    {
        await using var store = TemporaryStore.OnDisk();
        var grain = TemporaryStore.Request("T1/C1/100.1");
        var old = await store.Reminders.UpsertRow(Entry(grain, "due"));
        var present = await store.Reminders.UpsertRow(Entry(grain, "due"));

        Assert.False(await store.Reminders.RemoveRow(grain, "due", old!));
        Assert.False(await store.Reminders.RemoveRow(grain, "due", "no version"));
        Assert.NotNull(await store.Reminders.ReadRow(grain, "due"));
        Assert.True(await store.Reminders.RemoveRow(grain, "due", present!));
        Assert.Null(await store.Reminders.ReadRow(grain, "due"));
        Assert.False(await store.Reminders.RemoveRow(grain, "due", present!));
    }

    [Fact]
    public async Task Reminders_of_a_grain_are_its_own()
    {
        await using var store = TemporaryStore.OnDisk();
        var grain = TemporaryStore.Request("a");
        await store.Reminders.UpsertRow(Entry(grain, "one"));
        await store.Reminders.UpsertRow(Entry(grain, "two"));
        await store.Reminders.UpsertRow(Entry(TemporaryStore.Request("b"), "one"));

        var read = await store.Reminders.ReadRows(grain);

        Assert.Equal(["one", "two"], read.Reminders.Select(entry => entry.ReminderName).Order());
    }

    [Fact]
    public async Task Range_excludes_its_begin_and_includes_its_end()
    {
        await using var store = TemporaryStore.OnDisk();
        var ring = await RingAsync(store, 20);

        var read = await OnRingAsync(store, ring[4], ring[9]);

        Assert.Equal(ring[5..10], read);
    }

    [Fact]
    public async Task Range_that_ends_before_it_begins_goes_round_the_ring()
    {
        await using var store = TemporaryStore.OnDisk();
        var ring = await RingAsync(store, 20);

        var read = await OnRingAsync(store, ring[15], ring[3]);

        Assert.Equal([.. ring[..4], .. ring[16..]], read);
    }

    [Fact]
    public async Task Range_of_one_point_is_the_whole_ring()
    {
        await using var store = TemporaryStore.OnDisk();
        var ring = await RingAsync(store, 20);

        Assert.Equal(ring, await OnRingAsync(store, 0, 0));
        Assert.Equal(ring, await OnRingAsync(store, ring[7], ring[7]));
        Assert.Equal(ring, await OnRingAsync(store, uint.MaxValue, uint.MaxValue));
    }

    [Fact]
    public async Task Neighbouring_ranges_share_no_row_and_miss_none()
    {
        await using var store = TemporaryStore.OnDisk();
        var ring = await RingAsync(store, 50);
        uint[] cuts = [0, 1, ring[3], ring[3] + 1, ring[20], 0x8000_0000, ring[40], uint.MaxValue];

        var read = new List<uint>();
        for (var i = 0; i < cuts.Length; i++)
        {
            read.AddRange(await OnRingAsync(store, cuts[i], cuts[(i + 1) % cuts.Length]));
        }

        Assert.Equal(ring, read.Order());
    }

    [Fact]
    public async Task Clearing_removes_every_reminder()
    {
        await using var store = TemporaryStore.OnDisk();
        await RingAsync(store, 5);

        await store.Reminders.TestOnlyClearTable();

        Assert.Empty(await OnRingAsync(store, 0, 0));
    }

    private static ReminderEntry Entry(GrainId grain, string name, DateTime? start = null) =>
        new() { GrainId = grain, ReminderName = name, StartAt = start ?? Start, Period = TimeSpan.FromSeconds(5) };

    /// <summary>Writes reminders of many grains; their places on the ring, in order.</summary>
    private static async Task<uint[]> RingAsync(TemporaryStore store, int count)
    {
        var grains = Enumerable.Range(0, count).Select(i => TemporaryStore.Request($"T1/C1/{i}")).ToArray();
        foreach (var grain in grains)
        {
            await store.Reminders.UpsertRow(Entry(grain, "due"));
        }

        return [.. grains.Select(grain => grain.GetUniformHashCode()).Order()];
    }

    private static async Task<uint[]> OnRingAsync(TemporaryStore store, uint begin, uint end) =>
        [.. (await store.Reminders.ReadRows(begin, end)).Reminders.Select(entry => entry.GrainId.GetUniformHashCode()).Order()];
}
