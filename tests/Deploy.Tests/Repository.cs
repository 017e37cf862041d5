namespace Pokemanager.Deploy.Tests;

/// <summary>The files of this repository.</summary>
internal static class Repository
{
    public static string Root { get; } = Above(AppContext.BaseDirectory);

    public static string At(params ReadOnlySpan<string> path) => Path.Combine([Root, .. path]);

    public static string Text(params ReadOnlySpan<string> path) => File.ReadAllText(At(path));

    private static string Above(string folder)
    {
        for (var at = new DirectoryInfo(folder); at is not null; at = at.Parent)
        {
            if (File.Exists(Path.Combine(at.FullName, "Pokemanager.slnx")))
            {
                return at.FullName;
            }
        }

        throw new InvalidOperationException($"No folder above {folder} holds Pokemanager.slnx.");
    }
}
