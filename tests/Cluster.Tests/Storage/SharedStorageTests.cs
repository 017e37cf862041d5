using Orleans.Runtime;
using Orleans.Storage;
using Pokemanager.Cluster.Tests.Servers;
using Pokemanager.Silo.Storage;

namespace Pokemanager.Cluster.Tests.Storage;

/// <summary>What every storage that silos share must do, on real servers.</summary>
public sealed class SharedStorageTests(DatabaseServers servers) : IClassFixture<DatabaseServers>
{
    private static readonly GrainId Grain = GrainId.Create("request", "T1/C1/100.1");

    private static DateTime Now => TimeProvider.System.GetUtcNow().UtcDateTime;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("postgres")]
    [InlineData("redis")]
    public async Task State_is_read_as_it_was_written_until_it_is_cleared(string kind)
    {
        await using var storage = await OpenStorage.OpenAsync(servers, kind);
        var state = await Put(storage, Grain, new Note { Text = "größer & <kleiner> \0 😀" });

        var read = await Get(storage, Grain);
        Assert.Equal("größer & <kleiner> \0 😀", read.State!.Text);
        Assert.Equal(state.ETag, read.ETag);
        await storage.States.ClearStateAsync("note", Grain, read);

        Assert.False(read.RecordExists);
        Assert.False((await Get(storage, Grain)).RecordExists);
    }

    [Theory]
    [InlineData("postgres")]
    [InlineData("redis")]
    public async Task Stale_version_is_refused_and_changes_nothing(string kind)
    {
        await using var storage = await OpenStorage.OpenAsync(servers, kind);
        var first = await Put(storage, Grain, new Note { Text = "one" });
        var stale = await Get(storage, Grain);
        first.State = new Note { Text = "two" };
        await storage.States.WriteStateAsync("note", Grain, first);

        stale.State = new Note { Text = "three" };
        await Assert.ThrowsAsync<InconsistentStateException>(() => storage.States.WriteStateAsync("note", Grain, stale));
        await Assert.ThrowsAsync<InconsistentStateException>(() => storage.States.ClearStateAsync("note", Grain, stale));
        await Assert.ThrowsAsync<InconsistentStateException>(() => storage.States.WriteStateAsync("note", Grain, new GrainState<Note>(new Note())));

        Assert.Equal("two", (await Get(storage, Grain)).State!.Text);
    }

    [Theory]
    [InlineData("postgres")]
    [InlineData("redis")]
    public async Task Version_of_a_cleared_state_never_fits_the_one_written_anew(string kind)
    {
        await using var storage = await OpenStorage.OpenAsync(servers, kind);
        await Put(storage, Grain, new Note { Text = "old" });
        var stale = await Get(storage, Grain);
        await storage.States.ClearStateAsync("note", Grain, await Get(storage, Grain));
        await Put(storage, Grain, new Note { Text = "new" });

        await Assert.ThrowsAsync<InconsistentStateException>(() => storage.States.WriteStateAsync("note", Grain, stale));
    }

    [Theory]
    [InlineData("postgres")]
    [InlineData("redis")]
    public async Task Requests_are_found_by_when_to_look_and_by_whom_they_asked(string kind)
    {
        await using var storage = await OpenStorage.OpenAsync(servers, kind);
        var at = DateTimeOffset.UnixEpoch.AddHours(1);
        await Put(storage, GrainId.Create("request", "late"), new Note { WakeAt = at.AddSeconds(2).ToUnixTimeMilliseconds(), People = ["T1/U1"] });
        var soon = await Put(storage, GrainId.Create("request", "soon"), new Note { WakeAt = at.AddSeconds(1).ToUnixTimeMilliseconds(), People = ["T1/U1", "T1/U2"] });
        await Put(storage, GrainId.Create("other", "no request"), new Note { WakeAt = at.ToUnixTimeMilliseconds(), People = ["T1/U2"] });

        Assert.Equal(["soon"], await storage.Index.ToWakeAsync(at.AddSeconds(1), 10, Cancelled));
        Assert.Equal(["soon", "late"], await storage.Index.ToWakeAsync(at.AddHours(1), 10, Cancelled));
        Assert.Equal(["late", "soon"], (await storage.Index.AskedOfAsync("T1/U1", 10, Cancelled)).Order());
        Assert.Equal(["soon"], await storage.Index.AskedOfAsync("T1/U2", 10, Cancelled));

        soon.State = new Note { WakeAt = null, People = ["T1/U2"] };
        await storage.States.WriteStateAsync("note", GrainId.Create("request", "soon"), soon);
        Assert.Equal(["late"], await storage.Index.ToWakeAsync(at.AddHours(1), 10, Cancelled));
        await storage.States.ClearStateAsync("note", GrainId.Create("request", "soon"), soon);
        Assert.Empty(await storage.Index.AskedOfAsync("T1/U2", 10, Cancelled));
    }

    [Theory]
    [InlineData("postgres")]
    [InlineData("redis")]
    public async Task Requests_of_a_workspace_come_soonest_first(string kind)
    {
        await using var storage = await OpenStorage.OpenAsync(servers, kind);
        foreach (var (grain, at) in new[] { ("T1/C1/2.0", 60L), ("T1/C2/1.0", 1), ("T1/C1/3.0", 2), ("T10/C1/1.0", 0), ("T0/C1/1.0", 0) })
        {
            await Put(storage, GrainId.Create("request", grain), new Note { WakeAt = at });
        }

        await Put(storage, GrainId.Create("request", "T1/C1/4.0"), new Note { WakeAt = null });
        await Put(storage, GrainId.Create("command", "T1/C1/5.0"), new Note { WakeAt = 0 });

        Assert.Equal(["T1/C2/1.0", "T1/C1/3.0", "T1/C1/2.0"], await storage.Index.SoonestAsync("T1", 10, Cancelled));
        Assert.Equal(["T1/C2/1.0", "T1/C1/3.0"], await storage.Index.SoonestAsync("T1", 2, Cancelled));
        Assert.Empty(await storage.Index.SoonestAsync("T", 10, Cancelled));
    }

    [Theory]
    [InlineData("postgres")]
    [InlineData("redis")]
    public async Task Reminder_is_found_on_its_part_of_the_ring_and_taken_back_by_its_version(string kind)
    {
        await using var storage = await OpenStorage.OpenAsync(servers, kind);
        var hash = Grain.GetUniformHashCode();
        var entry = new ReminderEntry
        {
            GrainId = Grain, ReminderName = "due", StartAt = new DateTime(2026, 3, 1, 12, 0, 0, 250, DateTimeKind.Utc), Period = TimeSpan.FromSeconds(1),
        };
        var older = await storage.Reminders.UpsertRow(entry);
        entry.StartAt = entry.StartAt.AddSeconds(30);
        var newer = await storage.Reminders.UpsertRow(entry);

        Assert.Single((await storage.Reminders.ReadRows(hash - 1, hash)).Reminders);
        Assert.Empty((await storage.Reminders.ReadRows(hash, hash + 1)).Reminders);
        Assert.Single((await storage.Reminders.ReadRows(hash + 1, hash)).Reminders);
        var found = await storage.Reminders.ReadRow(Grain, "due");
        Assert.Equal(entry.StartAt, found!.StartAt.ToUniversalTime());
        Assert.Equal(entry.Period, found.Period);
        Assert.False(await storage.Reminders.RemoveRow(Grain, "due", older!));
        Assert.True(await storage.Reminders.RemoveRow(Grain, "due", newer!));
        Assert.Empty((await storage.Reminders.ReadRows(Grain)).Reminders);
    }

    [Theory]
    [InlineData("postgres")]
    [InlineData("redis")]
    public async Task Silo_joins_and_changes_only_with_the_clusters_current_version(string kind)
    {
        await using var storage = await OpenStorage.OpenAsync(servers, kind);
        var table = storage.Membership;
        await table.InitializeMembershipTableAsync(tryInitTableVersion: true, Cancelled);
        await table.InitializeMembershipTableAsync(tryInitTableVersion: true, Cancelled);
        var before = await table.ReadAllAsync(Cancelled);
        var silo = Silo(11111);

        Assert.True(await table.InsertRowAsync(silo, before.Version.Next(), Cancelled));
        Assert.False(await table.InsertRowAsync(Silo(11112), before.Version.Next(), Cancelled));
        var (joined, tag) = (await table.ReadAllAsync(Cancelled)).Members.Single();
        Assert.Equal(SiloStatus.Joining, joined.Status);
        Assert.Equal("silo-0", joined.SiloName);

        joined.Status = SiloStatus.Dead;
        joined.AddOrUpdateSuspector(Silo(11113).SiloAddress, Now, 2);
        Assert.False(await table.UpdateRowAsync(joined, tag, before.Version.Next(), Cancelled));
        Assert.True(await table.UpdateRowAsync(joined, tag, (await table.ReadAllAsync(Cancelled)).Version.Next(), Cancelled));
        var (dead, _) = (await table.ReadRowAsync(joined.SiloAddress, Cancelled)).Members.Single();
        Assert.Equal(SiloStatus.Dead, dead.Status);
        Assert.Single(dead.SuspectTimes!);
    }

    [Fact]
    public async Task Row_of_a_silo_that_has_been_dead_for_long_is_removed()
    {
        await using var storage = await OpenStorage.OpenAsync(servers, "postgres");
        var table = storage.Membership;
        await table.InitializeMembershipTableAsync(tryInitTableVersion: true, Cancelled);
        var (dead, living) = (Silo(11111), Silo(11112));
        dead.Status = SiloStatus.Dead;
        await table.InsertRowAsync(dead, (await table.ReadAllAsync(Cancelled)).Version.Next(), Cancelled);
        await table.InsertRowAsync(living, (await table.ReadAllAsync(Cancelled)).Version.Next(), Cancelled);
        (dead.IAmAliveTime, living.IAmAliveTime) = (Now.AddDays(-2), Now.AddDays(-2));
        await table.UpdateIAmAliveAsync(dead, Cancelled);
        await table.UpdateIAmAliveAsync(living, Cancelled);

        await table.CleanupDefunctSiloEntriesAsync(Now.AddDays(-1), Cancelled);

        Assert.Equal(living.SiloAddress, (await table.ReadAllAsync(Cancelled)).Members.Single().Item1.SiloAddress);
    }

    [Fact]
    public async Task Silos_that_start_together_make_the_tables_once()
    {
        var (storage, server) = await servers.NewAsync("postgres");
        await using (server)
        {
            var opened = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => OpenStorage.OpenAsync(storage)));

            Assert.All(await Task.WhenAll(opened.Select(one => one.ProbeAsync(Cancelled))), Assert.Null);
            foreach (var one in opened)
            {
                await one.DisposeAsync();
            }
        }
    }

    [Fact]
    public async Task One_write_that_the_database_refuses_leaves_the_others_of_its_group_alone()
    {
        await using var storage = await OpenStorage.OpenAsync(servers, "postgres");

        var writes = Enumerable.Range(0, 50).Select(i => Put(
            storage, GrainId.Create("request", i is 25 ? new string('x', 3_000_000) : $"r{i}"), new Note { Text = "kept" })).ToArray();
        await Task.WhenAll(writes.Select(write => write.ContinueWith(_ => { }, TaskScheduler.Default)));

        Assert.IsType<StorageException>(writes[25].Exception?.InnerException);
        Assert.Equal(49, writes.Count(write => write.IsCompletedSuccessfully));
        Assert.Equal("kept", (await Get(storage, GrainId.Create("request", "r49"))).State!.Text);
    }

    [Theory]
    [InlineData("postgres:Host=127.0.0.1;Port=1;Username=u;Password=s3cret;Timeout=1", "postgres at 127.0.0.1:1")]
    [InlineData("redis:127.0.0.1:1,password=s3cret,connectTimeout=200", "redis at 127.0.0.1:1")]
    public async Task Server_that_is_not_there_is_named_without_its_password(string storage, string place)
    {
        var failure = await Assert.ThrowsAsync<StorageException>(() => OpenStorage.OpenAsync(storage));

        Assert.Contains(place, failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("s3cret", failure.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("postgres:password s3cret without an equals sign")]
    [InlineData("postgres:Username=u;Password=s3cret")]
    [InlineData("redis:password=s3cret")]
    public async Task Connection_string_that_cannot_be_read_is_refused_without_repeating_it(string storage)
    {
        var failure = await Assert.ThrowsAsync<FormatException>(() => OpenStorage.OpenAsync(storage));

        Assert.DoesNotContain("s3cret", failure.ToString(), StringComparison.Ordinal);
    }

    private static async Task<GrainState<Note>> Put(OpenStorage storage, GrainId grain, Note note)
    {
        var state = new GrainState<Note>(note);
        await storage.States.WriteStateAsync("note", grain, state);
        return state;
    }

    private static async Task<GrainState<Note>> Get(OpenStorage storage, GrainId grain)
    {
        var state = new GrainState<Note>(new Note { Text = "left over" });
        await storage.States.ReadStateAsync("note", grain, state);
        return state;
    }

    private static MembershipEntry Silo(int port) => new()
    {
        SiloAddress = SiloAddress.New(System.Net.IPAddress.Loopback, port, 1),
        SiloName = "silo-0",
        HostName = "host",
        Status = SiloStatus.Joining,
        ProxyPort = 30000,
        StartTime = Now.AddDays(-3),
        IAmAliveTime = Now,
    };
}
