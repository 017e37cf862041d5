using Pokemanager.Grains.Requests;
using Pokemanager.Policies;

namespace Pokemanager.Silo.Policies;

/// <summary>Holds the last good configuration. Readers see the old one or the new one, never a mixture.</summary>
internal sealed class PolicyCatalog(BotConfiguration initial) : IPolicyCatalog
{
    private volatile BotConfiguration _current = initial;

    public BotConfiguration Current => _current;

    public void Replace(BotConfiguration configuration) => _current = configuration;
}
