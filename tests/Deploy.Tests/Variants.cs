namespace Pokemanager.Deploy.Tests;

/// <summary>Everything that somebody may apply: each overlay, and the base alone and with each component.</summary>
public sealed class Variants : TheoryData<string>
{
    public Variants()
    {
        Add("base");
        foreach (var component in Folders("components"))
        {
            Add($"base+{component}");
        }

        foreach (var overlay in Folders("overlays"))
        {
            Add($"overlays/{overlay}");
        }
    }

    private static IEnumerable<string?> Folders(string name) =>
        Directory.GetDirectories(Repository.At("deploy", "kubernetes", name)).Select(Path.GetFileName).Order(StringComparer.Ordinal);
}
