using Pokemanager.Policies.Configuration.Yaml;

namespace Pokemanager.Policies.Configuration.Rules;

/// <summary>Where operators read.</summary>
internal static class OpsSection
{
    /// <summary>The channel's name without <c>#</c>, or its id; null when there is none.</summary>
    public static string? ReadChannel(MapEntry? entry, ProblemList problems) =>
        Section.Read(entry, KnownKeys.OfOps, "ops: {channel: pokemanager-ops}", problems)?.Find("channel") is { Value: not TextNode { IsNothing: true } } channel
            ? ChannelRules.ReadOne(channel.Value, problems)
            : null;
}
