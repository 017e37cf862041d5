namespace Pokemanager.SlackEmulator.Api;

/// <summary>Slack's tiers in calls a minute.</summary>
internal static class Tier
{
    public const int One = 1;
    public const int Two = 20;
    public const int Three = 50;
    public const int Four = 100;
    public const int Special = 600;
}
