using System.Text.Json;

namespace Pokemanager.Deploy.Tests;

/// <summary>Renders manifests with the kustomize inside kubectl.</summary>
internal static class Kustomize
{
    // The first with components.
    private static readonly Version Oldest = new(4, 0);

    private const string Wanted =
        "Rendering needs kubectl 1.22 or newer, because older ones know no components. Debian's package kubernetes-client is too old; "
        + "take kubectl from kubernetes.io (Install Tools) or from your distribution, and put it into PATH.";

    private static readonly Lazy<Task> Checked = new(CheckAsync);

    /// <summary>Renders a folder below <c>deploy/kubernetes</c>.</summary>
    public static Task<string> RenderAsync(string folder) => RunAsync(Repository.At("deploy", "kubernetes", folder));

    /// <summary>Renders the base with these components.</summary>
    public static async Task<string> RenderBaseWithAsync(params IReadOnlyList<string> components)
    {
        var folder = Directory.CreateTempSubdirectory("pokemanager-");
        try
        {
            string From(string path) => Path.GetRelativePath(folder.FullName, Repository.At("deploy", "kubernetes", path)).Replace('\\', '/');
            await File.WriteAllTextAsync(Path.Combine(folder.FullName, "kustomization.yaml"), $"""
                apiVersion: kustomize.config.k8s.io/v1beta1
                kind: Kustomization
                resources: ["{From("base")}"]
                components: [{string.Join(", ", components.Select(component => $"\"{From($"components/{component}")}\""))}]
                """);
            return await RunAsync(folder.FullName);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<string> RunAsync(string folder)
    {
        await Checked.Value;
        return (await Tool.RunAsync("kubectl", ["kustomize", folder])).Success($"kubectl kustomize {folder}");
    }

    private static async Task CheckAsync()
    {
        ToolResult version;
        try
        {
            version = await Tool.RunAsync("kubectl", ["version", "--client", "-o", "json"]);
        }
        catch (InvalidOperationException e)
        {
            throw new InvalidOperationException($"{e.Message} {Wanted}", e);
        }

        using var json = JsonDocument.Parse(version.Success("kubectl version"));
        var known = json.RootElement.TryGetProperty("kustomizeVersion", out var kustomize) && Version.TryParse(kustomize.GetString()?.TrimStart('v'), out var found)
            ? found
            : new Version(2, 0);
        if (known < Oldest)
        {
            throw new InvalidOperationException($"kubectl holds kustomize {known}. {Wanted}");
        }
    }
}
