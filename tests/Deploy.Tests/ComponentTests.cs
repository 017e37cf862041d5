using k8s.Models;

namespace Pokemanager.Deploy.Tests;

/// <summary>What each component adds, and the two overlays.</summary>
public sealed class ComponentTests
{
    [Theory]
    [InlineData("postgres")]
    [InlineData("redis")]
    public async Task A_shared_storage_is_named_by_a_secret_and_serves_three_silos(string component)
    {
        var manifests = await Manifests.BaseWithAsync(component);
        var storage = manifests.Variable("POKEMANAGER_STORAGE")!.ValueFrom.SecretKeyRef;

        Assert.Equal(($"pokemanager-{component}", "storage"), (storage.Name, storage.Key));
        Assert.Equal(3, manifests.StatefulSet.Spec.Replicas);
    }

    [Fact]
    public async Task A_file_belongs_to_one_silo_and_lies_on_its_own_volume()
    {
        var manifests = await Manifests.BaseWithAsync("sqlite");
        var claim = Assert.Single(manifests.StatefulSet.Spec.VolumeClaimTemplates);
        var mount = Assert.Single(manifests.Container.VolumeMounts, mount => mount.Name == claim.Metadata.Name);

        Assert.Equal(1, manifests.StatefulSet.Spec.Replicas);
        Assert.Equal($"sqlite:{mount.MountPath}/pokemanager.db", manifests.Variable("POKEMANAGER_STORAGE")!.Value);
        Assert.NotNull(manifests.Pod.SecurityContext.FsGroup);
    }

    [Fact]
    public async Task The_autoscaler_owns_the_number_of_silos()
    {
        var manifests = await Manifests.BaseWithAsync("postgres", "autoscaling");
        var scaler = manifests.One<V2HorizontalPodAutoscaler>().Spec;

        Assert.Null(manifests.StatefulSet.Spec.Replicas);
        Assert.Equal(("StatefulSet", manifests.StatefulSet.Metadata.Name), (scaler.ScaleTargetRef.Kind, scaler.ScaleTargetRef.Name));
        Assert.True(scaler.MinReplicas is 3 && scaler.MaxReplicas > 3);
        Assert.Equal("cpu", Assert.Single(scaler.Metrics).Resource.Name);
    }

    [Fact]
    public async Task A_collector_is_named_by_objects_that_may_be_missing()
    {
        var watched = (await Manifests.BaseWithAsync("monitoring")).Container.EnvFrom;

        Assert.Equal(["pokemanager-telemetry", "pokemanager-telemetry"], watched.Select(from => from.ConfigMapRef?.Name ?? from.SecretRef.Name));
        Assert.All(watched, from => Assert.True(from.ConfigMapRef?.Optional ?? from.SecretRef.Optional));
        Assert.Null((await Manifests.BaseAsync()).Container.EnvFrom);
    }

    [Fact]
    public async Task Production_is_a_scaled_and_watched_cluster_on_PostgreSQL()
    {
        var manifests = await Manifests.OverlayAsync("production");

        Assert.Equal("pokemanager-postgres", manifests.Variable("POKEMANAGER_STORAGE")!.ValueFrom.SecretKeyRef.Name);
        Assert.NotNull(manifests.One<V2HorizontalPodAutoscaler>());
        Assert.Equal(["PrometheusRule", "ServiceMonitor"], manifests.Custom.Select(node => Yaml.Scalar(node, "kind")).Order());
        Assert.Matches("/pokemanager:\\d+\\.\\d+\\.\\d+$", manifests.Container.Image);
    }

    [Fact]
    public async Task Dev_is_one_silo_with_a_file()
    {
        var manifests = await Manifests.OverlayAsync("dev");

        Assert.Equal(1, manifests.StatefulSet.Spec.Replicas);
        Assert.StartsWith("sqlite:", manifests.Variable("POKEMANAGER_STORAGE")!.Value, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_component_and_overlay_says_what_it_is()
    {
        var folders = new[] { "components", "overlays" }.SelectMany(name => Directory.GetDirectories(Repository.At("deploy", "kubernetes", name)));

        Assert.All(folders, folder => Assert.True(File.Exists(Path.Combine(folder, "README.md")), $"{folder} has no README.md"));
    }
}
