using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Pokemanager.Deploy.Tests;

/// <summary>The image's recipe, and the image itself.</summary>
public sealed partial class DockerfileTests
{
    private static readonly string Recipe = Repository.Text("deploy", "Dockerfile");

    [Fact]
    public void Every_project_of_the_silo_is_restored_before_the_sources_are_copied()
    {
        var beforeRestore = Recipe[..Recipe.IndexOf("dotnet restore", StringComparison.Ordinal)];
        var projects = Closure("Silo");

        Assert.True(projects.Count > 1);
        Assert.All(projects, name => Assert.Contains($"COPY src/{name}/{name}.csproj src/{name}/packages.lock.json src/{name}/\n", beforeRestore, StringComparison.Ordinal));
        Assert.Equal(projects.Count, CopiedProject().Count(beforeRestore));
    }

    [Fact]
    public void It_runs_as_nobody_in_particular()
    {
        var last = Recipe[Recipe.LastIndexOf("\nFROM ", StringComparison.Ordinal)..];

        Assert.Matches(@"(?m)^USER [1-9]\d+$", last);
        Assert.DoesNotContain("\nRUN ", last, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_image_is_built_and_runs_read_only_and_stops_in_order()
    {
        var result = await Tool.RunAsync("bash", [Repository.At("tests", "Deploy.Tests", "image.sh")], patience: TimeSpan.FromMinutes(8));

        TestContext.Current.TestOutputHelper?.WriteLine(result.Output);
        Assert.True(result.ExitCode is 0, result.Output + result.Errors);
        Assert.Contains("all well", result.Output, StringComparison.Ordinal);
    }

    private static HashSet<string> Closure(string project)
    {
        var found = new HashSet<string>();
        var open = new Queue<string>([project]);
        while (open.TryDequeue(out var name))
        {
            if (found.Add(name))
            {
                foreach (var reference in XDocument.Load(Repository.At("src", name, $"{name}.csproj")).Descendants("ProjectReference"))
                {
                    open.Enqueue(Path.GetFileNameWithoutExtension((string)reference.Attribute("Include")!));
                }
            }
        }

        return found;
    }

    [GeneratedRegex(@"\.csproj ")]
    private static partial Regex CopiedProject();
}
