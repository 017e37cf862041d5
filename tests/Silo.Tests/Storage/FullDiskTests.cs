using Microsoft.Extensions.Time.Testing;
using Pokemanager.Silo.Storage;
using Pokemanager.Silo.Tests.Running;

namespace Pokemanager.Silo.Tests.Storage;

/// <summary>A full disk fails writes and nothing else.</summary>
public sealed class FullDiskTests
{
    private static readonly string Text = new('t', 3_000);

    [Fact]
    public async Task Full_disk_fails_the_write_loses_nothing_and_is_over_once_there_is_space()
    {
        using var disk = new SmallDisk();
        var clock = new FakeTimeProvider();
        await using var store = SqliteStore.Open(disk.Location, clock);
        await disk.LimitAsync(store);

        var (written, failure) = await FillAsync(store);

        Assert.Contains("the disk is full", failure.Message, StringComparison.Ordinal);
        Assert.Contains("x.db", failure.Message, StringComparison.Ordinal);
        await AssertReadableAsync(store, written);

        await disk.FreeAsync(store);
        await WriteAsync(store, "after");
        await AssertReadableAsync(store, [.. written, "after"]);
        clock.Advance(TimeSpan.FromSeconds(10));
        Assert.Null(await store.ProbeAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task What_was_confirmed_before_a_full_disk_is_there_after_a_restart()
    {
        using var disk = new SmallDisk();
        IReadOnlyList<string> written;
        await using (var store = SqliteStore.Open(disk.Location))
        {
            await disk.LimitAsync(store);
            (written, _) = await FillAsync(store);
            await disk.FreeAsync(store);
        }

        await using var reopened = SqliteStore.Open(disk.Location);
        await AssertReadableAsync(reopened, written);
    }

    [Fact]
    public void Start_on_a_full_disk_says_that_it_is_full()
    {
        using var disk = new SmallDisk();
        disk.Fill();

        var failure = Assert.Throws<StorageException>(() => SqliteStore.Open(disk.Location));

        Assert.Contains("the disk is full", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Mentions_that_come_while_the_disk_is_full_are_asked_for_once_there_is_space()
    {
        using var disk = new SmallDisk();
        await using var place = await Workplace.OpenAsync();
        using var bot = BotProcess.Start(place.Slack, place.Company, place.File("policy.yaml", "escalation_policy: [{handlers: [dilbert], escalate_after_seconds: 600}]"), disk.Location.ToString());
        await bot.ReadyAsync();
        disk.Fill();

        var isFull = bot.SaysAsync("the disk is full");
        var mentions = 0;
        do
        {
            place.Ask($"mention {mentions}.");
        }
        while (await Task.WhenAny(isFull, place.Page("dilbert", $"mention {mentions++}.")) != isFull);
        place.Ask($"mention {mentions}.");
        disk.Free();

        for (var i = 0; i <= mentions; i++)
        {
            await place.Page("dilbert", $"mention {i}.");
        }

        Assert.Distinct(place.PostedKeys());
    }

    private static async Task<(IReadOnlyList<string> Written, StorageException Failure)> FillAsync(SqliteStore store)
    {
        var written = new List<string>();
        while (written.Count < 10_000)
        {
            var keys = Enumerable.Range(written.Count, 16).Select(i => $"k{i}").ToArray();
            var writes = keys.Select(key => WriteAsync(store, key)).ToArray();
            await Task.WhenAll(writes).ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
            written.AddRange(keys.Where((_, i) => writes[i].IsCompletedSuccessfully));
            if (writes.FirstOrDefault(write => write.IsFaulted) is { } failed)
            {
                return (written, Assert.IsType<StorageException>(failed.Exception!.InnerException));
            }
        }

        throw new InvalidOperationException("The disk did not fill up.");
    }

    private static Task WriteAsync(SqliteStore store, string key) =>
        new SqliteGrainStorage(store).WriteStateAsync("note", TemporaryStore.Request(key), new GrainState<Note>(new Note { Text = key + Text }));

    private static async Task AssertReadableAsync(SqliteStore store, IEnumerable<string> keys)
    {
        foreach (var key in keys)
        {
            var state = new GrainState<Note>(new Note());
            await new SqliteGrainStorage(store).ReadStateAsync("note", TemporaryStore.Request(key), state);
            Assert.Equal(key + Text, state.State!.Text);
        }
    }
}
