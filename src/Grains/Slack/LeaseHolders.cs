using Orleans.Runtime;

namespace Pokemanager.Grains.Slack;

/// <summary>The silos as holders of leases: a lease of a silo that the cluster knows to be gone need not run out.</summary>
internal sealed class LeaseHolders(ILocalSiloDetails here, ISiloStatusOracle silos)
{
    public string Here { get; } = here.SiloAddress.ToParsableString();

    public bool IsAlive(string holder) =>
        holder.Length > 0 && silos.GetApproximateSiloStatus(SiloAddress.FromParsableString(holder)) is not (SiloStatus.Dead or SiloStatus.None);
}
