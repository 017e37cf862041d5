using Pokemanager.Grains.Requests;
using Pokemanager.Policies;

namespace Pokemanager.Silo.Policies;

/// <summary>Holds the last good configuration. Readers see the old one or the new one, never a mixture.</summary>
/// <param name="initial">In force until the first <see cref="Replace"/>.</param>
/// <param name="speed">How many times shorter the waits are than a configuration has them; none becomes shorter than a second.</param>
internal sealed class PolicyCatalog(BotConfiguration initial, double speed = 1) : IPolicyCatalog
{
    private volatile BotConfiguration _current = AtSpeed(initial, speed);

    public BotConfiguration Current => _current;

    public void Replace(BotConfiguration configuration) => _current = AtSpeed(configuration, speed);

    private static BotConfiguration AtSpeed(BotConfiguration configuration, double speed) => speed is 1 ? configuration : configuration with
    {
        Policy = configuration.Policy with
        {
            Levels = [.. configuration.Policy.Levels.Select(level =>
                level with { EscalateAfter = TimeSpan.FromSeconds(Math.Ceiling(level.EscalateAfter.TotalSeconds / speed)) })],
        },
    };
}
