using Pokemanager.Policies;

namespace Pokemanager.Grains.Requests;

/// <summary>The configuration in force. It may change between two reads, so read it once per decision.</summary>
public interface IPolicyCatalog
{
    /// <summary>The last good configuration; never null.</summary>
    BotConfiguration Current { get; }
}
