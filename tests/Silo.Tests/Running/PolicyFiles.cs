namespace Pokemanager.Silo.Tests.Running;

/// <summary>Configuration files in a folder of their own.</summary>
internal sealed class PolicyFiles : IDisposable
{
    /// <summary>The example of the original bot, unchanged.</summary>
    public const string Original = """
        ---
        escalation_policy:
          -
            handlers:
            - dilbert
            escalate_after_seconds: 300
          -
            handlers:
            - asok
            - alice
          -
            handlers:
            - wally
            escalate_after_seconds: 120
          -
            handlers:
            - pointy_haired_boss

        """;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("pokemanager-");

    /// <summary>Writes a file and returns its path.</summary>
    public string Write(string content)
    {
        var path = Path.Combine(_folder.FullName, "policy.yaml");
        File.WriteAllText(path, content);
        return path;
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
