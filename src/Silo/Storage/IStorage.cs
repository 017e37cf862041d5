namespace Pokemanager.Silo.Storage;

/// <summary>Where a silo keeps grain states, reminders, the index of requests and, if shared, the cluster's membership. Outlives the silo.</summary>
internal interface IStorage : IAsyncDisposable
{
    /// <summary>Whether several silos may use it at a time.</summary>
    bool IsShared { get; }

    /// <summary>Gives it to a silo.</summary>
    void AddTo(ISiloBuilder silo);

    /// <summary>Why it cannot be used now; null when it can.</summary>
    Task<string?> ProbeAsync(CancellationToken cancellationToken);
}
