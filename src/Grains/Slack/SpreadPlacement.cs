using System.Globalization;
using Orleans.Placement;
using Orleans.Runtime;
using Orleans.Runtime.Placement;

namespace Pokemanager.Grains.Slack;

/// <summary>Puts the slots of one connection on different silos, and those of different workspaces evenly.</summary>
[GenerateSerializer, Immutable, Alias("pokemanager.spread-placement")]
internal sealed class SpreadPlacement : PlacementStrategy;

/// <summary>Marks a grain whose key ends with the number of its slot.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class SpreadPlacementAttribute() : PlacementAttribute(new SpreadPlacement());

/// <summary>Chooses the silo for <see cref="SpreadPlacement"/>.</summary>
internal sealed class SpreadPlacementDirector : IPlacementDirector
{
    public Task<SiloAddress> OnAddActivation(PlacementStrategy strategy, PlacementTarget target, IPlacementContext context)
    {
        return Task.FromResult(HomeOf(target.GrainIdentity.Key.ToString() ?? "", context.GetCompatibleSilos(target)));
    }

    /// <summary>The silo that a grain belongs on while <paramref name="active"/> are there.</summary>
    public static SiloAddress HomeOf(string key, IEnumerable<SiloAddress> active)
    {
        var silos = active.Order().ToArray();
        var slash = key.LastIndexOf('/');
        var slot = uint.TryParse(key.AsSpan(slash + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
        var first = StableHash.ComputeHash(slash < 0 ? key : key[..slash]) % (uint)silos.Length;
        return silos[(first + slot) % (uint)silos.Length];
    }
}
