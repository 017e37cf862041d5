using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using Orleans.Metadata;
using Orleans.Runtime;
using Orleans.Serialization.TypeSystem;

namespace Pokemanager.Silo.Hosting;

/// <summary>
/// Remembers what grain interfaces are called. The runtime asks whenever a grain is looked up and finds it out by
/// reflection each time; asked first, this asks the others once for each interface.
/// </summary>
internal sealed class KnownInterfaceTypes : IGrainInterfaceTypeProvider
{
    private readonly ConcurrentDictionary<Type, GrainInterfaceType> _known = new();
    private readonly Lazy<GrainInterfaceTypeResolver> _others;

    public KnownInterfaceTypes(IServiceProvider services) =>
        _others = new(() => new(
            services.GetServices<IGrainInterfaceTypeProvider>().Where(provider => provider != this),
            services.GetRequiredService<TypeConverter>()));

    public bool TryGetGrainInterfaceType([NotNull] Type type, out GrainInterfaceType grainInterfaceType)
    {
        grainInterfaceType = _known.GetOrAdd(type, static (unknown, others) => others.Value.GetGrainInterfaceType(unknown), _others);
        return true;
    }
}
