using Orleans.Concurrency;
using Pokemanager.Grains.Interfaces.Requests;

namespace Pokemanager.Grains.Interfaces.Ops;

/// <summary>
/// Tells the operators of one workspace (key: its id) what they may want to mend, in the channel that the configuration names; without one
/// it is silent. Best effort: nothing that asks people waits for it.
/// </summary>
[Alias("pokemanager.ops")]
public interface IOpsGrain : IGrainWithStringKey
{
    /// <summary>Tells one line, in Slack's mark-up, unless the same was told within a day.</summary>
    /// <param name="key">What is the same.</param>
    [OneWay]
    [Alias("Tell")]
    Task Tell(string key, string text);

    /// <summary>Hears that nobody took a request.</summary>
    [OneWay]
    [Alias("Dropped")]
    Task Dropped(RequestSnapshot request);

    /// <summary>Hears that no events arrive on a connection. Every silo may say so.</summary>
    [OneWay]
    [Alias("ConnectionLost")]
    Task ConnectionLost(string connection, DateTimeOffset since, string? reason);

    /// <summary>Hears that a connection stands, whether or not it was lost.</summary>
    [OneWay]
    [Alias("ConnectionBack")]
    Task ConnectionBack(string connection, DateTimeOffset at);

    /// <summary>Looks whether the current policy's handlers can be asked, and tells of those who cannot.</summary>
    [Alias("Check")]
    Task Check();
}
