namespace Pokemanager.Deploy.Tests.Schemas;

/// <summary>The schemas of Kubernetes and of the Prometheus operator as npm packages, installed once beside the tests as the lock file has them.</summary>
public sealed class ApiSchemas : IAsyncLifetime
{
    private static string Folder => Path.Combine(AppContext.BaseDirectory, "Schemas");

    public async ValueTask InitializeAsync()
    {
        var installed = Path.Combine(Folder, "node_modules", ".package-lock.json");
        var wanted = Path.Combine(Folder, "package-lock.json");
        if (File.Exists(installed) && File.GetLastWriteTimeUtc(installed) >= File.GetLastWriteTimeUtc(wanted))
        {
            return;
        }

        (await Tool.RunAsync("npm", ["ci", "--no-audit", "--no-fund"], folder: Folder, patience: TimeSpan.FromMinutes(5))).Success("npm ci");
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    /// <summary>What the schemas have against the manifests.</summary>
    internal static Task<ToolResult> ValidateAsync(string manifests) => Tool.RunAsync("node", ["validate.mjs"], manifests, Folder);
}
