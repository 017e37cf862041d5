using Orleans.Concurrency;

namespace Pokemanager.Grains.Interfaces.Home;

/// <summary>What the bot's home tab shows one person (key <c>workspace/user</c>).</summary>
[Alias("pokemanager.home")]
public interface IHomeGrain : IGrainWithStringKey
{
    /// <summary>Shows how things stand now. One way: Slack is not kept waiting, and whoever sees nothing looks again.</summary>
    [OneWay]
    [Alias("Show")]
    Task Show();
}
