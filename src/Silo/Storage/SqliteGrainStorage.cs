using Orleans.Runtime;
using Orleans.Storage;
using Pokemanager.Policies.Requests;

namespace Pokemanager.Silo.Storage;

/// <summary>The store as Orleans' storage of grain states. Versions are the etags.</summary>
internal sealed class SqliteGrainStorage(SqliteStore store) : IGrainStorage
{
    public Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) =>
        ReadStateAsync(stateName, grainId, grainState, CancellationToken.None);

    public Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) =>
        WriteStateAsync(stateName, grainId, grainState, CancellationToken.None);

    public Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) =>
        ClearStateAsync(stateName, grainId, grainState, CancellationToken.None);

    public async Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState, CancellationToken cancellationToken)
    {
        var grain = grainId.ToString();
        if (await store.ReadAsync(tables => tables.States.Read<T>(grain, stateName), cancellationToken) is var (version, state))
        {
            (grainState.State, grainState.ETag, grainState.RecordExists) = (state, Versions.Format(version), true);
        }
        else
        {
            Reset(grainState);
        }
    }

    public async Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState, CancellationToken cancellationToken)
    {
        var indexed = grainState.State as IIndexedState;
        var write = new StateWrite(
            grainId.ToString(), stateName, grainState.ETag, StateJson.Write(grainState.State), indexed?.WakeAt, [.. indexed?.Asked ?? []]);
        var version = await store.WriteAsync(tables => tables.States.Write(write, tables.Versions.Next()), cancellationToken);
        (grainState.ETag, grainState.RecordExists) = (Versions.Format(version), true);
    }

    public async Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState, CancellationToken cancellationToken)
    {
        var (grain, expected) = (grainId.ToString(), grainState.ETag);
        await store.WriteAsync(tables => tables.States.Clear(grain, stateName, expected), cancellationToken);
        Reset(grainState);
    }

    private static void Reset<T>(IGrainState<T> grainState) =>
        (grainState.State, grainState.ETag, grainState.RecordExists) = (Activator.CreateInstance<T>(), null, false);
}
