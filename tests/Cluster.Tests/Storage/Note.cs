using Pokemanager.Policies.Requests;

namespace Pokemanager.Cluster.Tests.Storage;

internal sealed record Note : IIndexedState
{
    public string Text { get; init; } = "";

    public long? WakeAt { get; init; }

    public IReadOnlyList<string> People { get; init; } = [];

    IEnumerable<string> IIndexedState.Asked => People;
}
