using Pokemanager.Policies.Configuration.Yaml;

namespace Pokemanager.Policies.Configuration.Rules;

/// <summary>Who may ask.</summary>
internal static class RequestersSection
{
    private static readonly string[] External = ["allow", "deny"];

    public static RequesterRules Read(MapEntry? entry, ProblemList problems)
    {
        var map = Section.Read(entry, KnownKeys.OfRequesters, "requesters: {external: deny}", problems);
        return new RequesterRules(ExternalMayAsk: ChoiceRules.Read(map?.Find("external"), External, problems) is not "deny");
    }
}
