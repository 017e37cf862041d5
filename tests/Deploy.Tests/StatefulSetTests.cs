using k8s.Models;

namespace Pokemanager.Deploy.Tests;

/// <summary>How a silo runs in a cluster.</summary>
public sealed class StatefulSetTests
{
    // The process gives itself 40 s to stop in order.
    private const int ProcessStopsWithin = 40;

    [Fact]
    public async Task A_silo_has_time_to_hand_over_and_to_settle()
    {
        var set = (await Manifests.BaseAsync()).StatefulSet.Spec;

        Assert.True(set.Template.Spec.TerminationGracePeriodSeconds > ProcessStopsWithin);
        Assert.Equal(15, set.MinReadySeconds);
        Assert.Equal("Parallel", set.PodManagementPolicy);
    }

    [Fact]
    public async Task Probes_ask_what_they_mean()
    {
        var container = (await Manifests.BaseAsync()).Container;

        Assert.Equal(["/healthz", "/readyz", "/healthz"], new[] { container.StartupProbe, container.ReadinessProbe, container.LivenessProbe }.Select(probe => probe.HttpGet.Path));
        Assert.Equal(("http", 8080), (container.ReadinessProbe.HttpGet.Port.Value, container.Ports.Single(port => port.Name == "http").ContainerPort));
    }

    [Fact]
    public async Task A_silo_may_do_nothing_but_its_work()
    {
        var manifests = await Manifests.BaseAsync();
        var (pod, container) = (manifests.Pod.SecurityContext, manifests.Container.SecurityContext);

        Assert.False(manifests.Pod.AutomountServiceAccountToken);
        Assert.Null(manifests.Pod.ServiceAccountName);
        Assert.True(pod.RunAsNonRoot);
        Assert.True(pod.RunAsUser > 0);
        Assert.Equal("RuntimeDefault", pod.SeccompProfile.Type);
        Assert.True(container.ReadOnlyRootFilesystem);
        Assert.False(container.AllowPrivilegeEscalation);
        Assert.Equal(["ALL"], container.Capabilities.Drop);
        Assert.Null(container.Capabilities.Add);
    }

    [Fact]
    public async Task The_user_is_the_images()
    {
        var user = (await Manifests.BaseAsync()).Pod.SecurityContext.RunAsUser;

        Assert.Contains($"\nUSER {user}\n", Repository.Text("deploy", "Dockerfile"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_asks_for_a_share_of_the_processor_without_a_limit_and_has_a_limit_of_memory()
    {
        var resources = (await Manifests.BaseAsync()).Container.Resources;

        Assert.True(resources.Requests["cpu"].ToDecimal() >= 0.5m);
        Assert.False(resources.Limits.ContainsKey("cpu"));
        Assert.True(resources.Requests["memory"].ToDecimal() <= resources.Limits["memory"].ToDecimal());
    }

    [Fact]
    public async Task The_process_learns_its_name_and_address_from_the_pod()
    {
        var manifests = await Manifests.BaseAsync();

        Assert.Equal("metadata.name", manifests.Variable("POD_NAME")!.ValueFrom.FieldRef.FieldPath);
        Assert.Equal("status.podIP", manifests.Variable("POD_IP")!.ValueFrom.FieldRef.FieldPath);
        Assert.Equal("http://0.0.0.0:8080", manifests.Variable("ASPNETCORE_URLS")!.Value);
        Assert.Equal([8080, 11111, 30000], manifests.Container.Ports.Select(port => port.ContainerPort));
    }

    [Fact]
    public async Task The_headless_service_knows_silos_that_are_not_ready()
    {
        var manifests = await Manifests.BaseAsync();
        var headless = Assert.Single(manifests.Objects.OfType<V1Service>(), service => service.Spec.ClusterIP == "None");

        Assert.True(headless.Spec.PublishNotReadyAddresses);
        Assert.Equal(manifests.StatefulSet.Spec.ServiceName, headless.Metadata.Name);
    }

    [Fact]
    public async Task One_silo_at_a_time_may_be_taken_away()
    {
        var budget = (await Manifests.BaseAsync()).One<V1PodDisruptionBudget>().Spec;

        Assert.Equal("1", budget.MaxUnavailable.Value);
        Assert.Null(budget.MinAvailable);
        Assert.Equal("AlwaysAllow", budget.UnhealthyPodEvictionPolicy);
    }

    [Fact]
    public async Task Only_silos_reach_the_silo_and_gateway_ports()
    {
        var manifests = await Manifests.BaseAsync();
        var policy = manifests.One<V1NetworkPolicy>().Spec;
        var open = policy.Ingress.Where(rule => rule.FromProperty is null).SelectMany(rule => rule.Ports).Select(port => port.Port.Value);
        var closed = Assert.Single(policy.Ingress, rule => rule.FromProperty is not null);

        Assert.Equal(["Ingress"], policy.PolicyTypes);
        Assert.Equal(["http"], open);
        Assert.Equal(["silo", "gateway"], closed.Ports.Select(port => port.Port.Value));
        Assert.Equal(manifests.PodLabels, Assert.Single(closed.FromProperty).PodSelector.MatchLabels);
        Assert.Null(closed.FromProperty[0].NamespaceSelector);
    }

    [Fact]
    public async Task The_base_chooses_no_storage_and_no_number_of_silos()
    {
        var manifests = await Manifests.BaseAsync();

        Assert.Null(manifests.Variable("POKEMANAGER_STORAGE"));
        Assert.Null(manifests.StatefulSet.Spec.Replicas);
    }
}
