using k8s.Models;

namespace Pokemanager.Deploy.Tests;

/// <summary>What holds for everything that can be applied.</summary>
public sealed class VariantTests
{
    [Theory, ClassData(typeof(Variants))]
    public async Task Every_field_is_known_to_the_API(string variant) => Assert.NotEmpty((await Manifests.VariantAsync(variant)).Objects);

    [Theory, ClassData(typeof(Variants))]
    public async Task Every_selector_finds_the_silos_pods(string variant)
    {
        var manifests = await Manifests.VariantAsync(variant);
        IDictionary<string, string>[] selectors =
        [
            manifests.StatefulSet.Spec.Selector.MatchLabels,
            manifests.One<V1PodDisruptionBudget>().Spec.Selector.MatchLabels,
            manifests.One<V1NetworkPolicy>().Spec.PodSelector.MatchLabels,
            .. manifests.Objects.OfType<V1Service>().Select(service => service.Spec.Selector),
            .. manifests.Pod.TopologySpreadConstraints.Select(constraint => constraint.LabelSelector.MatchLabels),
        ];

        Assert.Equal(6, selectors.Length);
        Assert.All(selectors, selector => Assert.All(selector, label => Assert.Equal(label.Value, manifests.PodLabels[label.Key])));
    }

    [Theory, ClassData(typeof(Variants))]
    public async Task Every_named_port_is_one_of_the_containers(string variant)
    {
        var manifests = await Manifests.VariantAsync(variant);
        var known = manifests.Container.Ports.Select(port => port.Name).ToHashSet();
        string[] used =
        [
            .. manifests.Objects.OfType<V1Service>().SelectMany(service => service.Spec.Ports).Select(port => port.TargetPort.Value),
            .. manifests.One<V1NetworkPolicy>().Spec.Ingress.SelectMany(rule => rule.Ports).Select(port => port.Port.Value),
            .. new[] { manifests.Container.StartupProbe, manifests.Container.ReadinessProbe, manifests.Container.LivenessProbe }.Select(probe => probe.HttpGet.Port.Value),
        ];

        Assert.All(used, port => Assert.Contains(port, known));
    }

    [Theory, ClassData(typeof(Variants))]
    public async Task Every_mounted_volume_and_every_own_config_map_is_there(string variant)
    {
        var manifests = await Manifests.VariantAsync(variant);
        string[] volumes = [.. manifests.Pod.Volumes.Select(volume => volume.Name), .. (manifests.StatefulSet.Spec.VolumeClaimTemplates ?? []).Select(claim => claim.Metadata.Name)];
        var maps = manifests.Objects.OfType<V1ConfigMap>().Select(map => map.Metadata.Name).ToArray();

        Assert.All(manifests.Container.VolumeMounts, mount => Assert.Contains(mount.Name, volumes));
        Assert.All(manifests.Pod.Volumes, volume => Assert.Contains(volume.ConfigMap.Name, maps));
    }

    [Theory, ClassData(typeof(Variants))]
    public async Task No_secret_is_written_down(string variant)
    {
        var manifests = await Manifests.VariantAsync(variant);
        var secret = manifests.Container.Env.Where(variable => variable.Name.StartsWith("SLACK_", StringComparison.Ordinal)).ToArray();

        Assert.NotEmpty(secret);
        Assert.All(secret, variable => Assert.Equal("pokemanager-slack", variable.ValueFrom.SecretKeyRef.Name));
        Assert.Empty(manifests.Objects.OfType<V1Secret>());
        Assert.DoesNotMatch("xox[a-z]-|xapp-|(?i:password)[=:]", manifests.Text);
    }

    [Theory, ClassData(typeof(Variants))]
    public async Task The_policy_is_one_that_the_bot_takes(string variant)
    {
        var manifests = await Manifests.VariantAsync(variant);
        var map = Assert.Single(manifests.Objects.OfType<V1ConfigMap>(), map => map.Metadata.Name == "pokemanager-policy");
        var mount = Assert.Single(manifests.Container.VolumeMounts, mount => mount.Name == "policy");
        var file = manifests.Variable("POKEMANAGER_CONFIG")!.Value;

        Assert.Equal(mount.MountPath, Path.GetDirectoryName(file));
        Assert.Null(mount.SubPath);
        Policy.IsGood(map.Data[Path.GetFileName(file)], "policy.yaml");
    }
}
