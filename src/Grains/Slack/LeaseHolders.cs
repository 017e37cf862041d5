using Orleans.Metadata;
using Orleans.Runtime;

namespace Pokemanager.Grains.Slack;

/// <summary>The silos as holders of leases: a lease of a silo that the cluster knows to be gone need not run out.</summary>
internal sealed class LeaseHolders(ILocalSiloDetails here, ISiloStatusOracle silos, IClusterManifestProvider manifests)
{
    public string Here { get; } = here.SiloAddress.ToParsableString();

    /// <summary>Whether the slots of a connection would be spread with this one here.</summary>
    public bool IsHome(string connection)
    {
        // A silo is no home before placement knows what it can run.
        var active = silos.GetApproximateSiloStatuses(onlyActive: true).Keys.Where(manifests.Current.Silos.ContainsKey).ToArray();
        return active.Length < 2 || SpreadPlacementDirector.HomeOf(connection, active).Equals(silos.SiloAddress);
    }

    public bool IsAlive(string holder) =>
        holder.Length > 0 && silos.GetApproximateSiloStatus(SiloAddress.FromParsableString(holder)) is not (SiloStatus.Dead or SiloStatus.None);
}
