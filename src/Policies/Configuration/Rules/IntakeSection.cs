using Pokemanager.Policies.Configuration.Yaml;

namespace Pokemanager.Policies.Configuration.Rules;

/// <summary>What starts a request.</summary>
internal static class IntakeSection
{
    /// <summary>Whether a mention that an edit adds to a message counts.</summary>
    public static bool ReadEdits(MapEntry? entry, ProblemList problems) =>
        ChoiceRules.ReadSwitch(Section.Read(entry, KnownKeys.OfIntake, "intake: {edits: true}", problems)?.Find("edits"), problems) ?? true;
}
