using Orleans.Metadata;
using Orleans.Runtime;

namespace Pokemanager.Grains.Slack;

/// <summary>The silos as holders of leases: a lease of a silo that the cluster knows to be gone need not run out.</summary>
internal sealed class LeaseHolders(ILocalSiloDetails here, ISiloStatusOracle silos, IClusterManifestProvider manifests)
{
    public string Here { get; } = here.SiloAddress.ToParsableString();

    /// <summary>Where a slot has to move for the slots of its connection to be on different silos; null when it is there.</summary>
    public SiloAddress? HomeElsewhere(string connection)
    {
        // A silo is no home before placement knows what it can run.
        var active = silos.GetApproximateSiloStatuses(onlyActive: true).Keys.Where(manifests.Current.Silos.ContainsKey).ToArray();
        return active.Length > 1 && SpreadPlacementDirector.HomeOf(connection, active) is var home && !home.Equals(silos.SiloAddress) ? home : null;
    }

    public bool IsAlive(string holder) =>
        holder.Length > 0 && silos.GetApproximateSiloStatus(SiloAddress.FromParsableString(holder)) is not (SiloStatus.Dead or SiloStatus.None);
}
