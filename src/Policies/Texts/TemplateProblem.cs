namespace Pokemanager.Policies.Texts;

/// <summary>Something wrong in a template.</summary>
/// <param name="Index">Where, from 0.</param>
/// <param name="Message">What is wrong, and how to mend it.</param>
public sealed record TemplateProblem(int Index, string Message);
