using Orleans.Runtime;
using Pokemanager.Silo.Storage;

namespace Pokemanager.Silo.Tests.Storage;

/// <summary>A store in a directory of its own, or in memory.</summary>
internal sealed class TemporaryStore : IAsyncDisposable
{
    private readonly string? _directory;

    private TemporaryStore(string? directory)
    {
        _directory = directory;
        Store = SqliteStore.Open(Location);
    }

    public string File => Path.Combine(_directory ?? throw new InvalidOperationException("It lives in memory."), "x.db");

    public SqliteStore Store { get; private set; }

    public SqliteGrainStorage States => new(Store);

    public SqliteReminderTable Reminders => new(Store);

    public SqliteRequestIndex Index => new(Store);

    private StorageLocation Location => _directory is null ? StorageLocation.Memory : StorageLocation.Parse("sqlite:" + File);

    public static TemporaryStore OnDisk() => new(Directory.CreateTempSubdirectory("store").FullName);

    public static TemporaryStore Of(string kind) => kind is "memory" ? new(null) : OnDisk();

    public static GrainId Request(string key) => GrainId.Create("request", key);

    /// <summary>Writes one state the way an activation does that has just read it.</summary>
    public async Task<GrainState<Note>> PutAsync(GrainId grain, string text, long? wakeAt = null, params string[] asked)
    {
        var state = new GrainState<Note>(new Note());
        await States.ReadStateAsync("note", grain, state);
        state.State = new Note { Text = text, WakeAt = wakeAt, Asked = asked };
        await States.WriteStateAsync("note", grain, state);
        return state;
    }

    public async Task<GrainState<Note>> GetAsync(GrainId grain)
    {
        var state = new GrainState<Note>(new Note { Text = "left over" });
        await States.ReadStateAsync("note", grain, state);
        return state;
    }

    public async Task ReopenAsync()
    {
        await Store.DisposeAsync();
        Store = SqliteStore.Open(Location);
    }

    public async ValueTask DisposeAsync()
    {
        await Store.DisposeAsync();
        if (_directory is not null)
        {
            Directory.Delete(_directory, recursive: true);
        }
    }
}
