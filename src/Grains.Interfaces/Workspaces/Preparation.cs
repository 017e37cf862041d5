namespace Pokemanager.Grains.Interfaces.Workspaces;

/// <summary>Whether a mention may open a request, and with which plan.</summary>
/// <param name="Plan">The plan; null when the mention opens nothing.</param>
/// <param name="Refusal">Why it opens nothing: <c>NotListening</c>, <c>LateEdit</c>, <c>External</c> or <c>Flood</c>.</param>
[GenerateSerializer, Immutable, Alias("pokemanager.preparation")]
public sealed record Preparation([property: Id(0)] PreparedPlan? Plan, [property: Id(1)] string? Refusal)
{
    /// <summary>It opens a request.</summary>
    public static Preparation Of(PreparedPlan plan) => new(plan, null);

    /// <summary>It opens nothing.</summary>
    public static Preparation Refused(string refusal) => new(null, refusal);
}
