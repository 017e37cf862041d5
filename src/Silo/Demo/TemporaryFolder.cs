namespace Pokemanager.Silo.Demo;

/// <summary>A folder for files that nobody needs after the demo.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("pokemanager-demo-");

    public string File(string name) => Path.Combine(_folder.FullName, name);

    public string Write(string name, string content)
    {
        System.IO.File.WriteAllText(File(name), content);
        return File(name);
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
