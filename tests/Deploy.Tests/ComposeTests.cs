using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;
using YamlDotNet.Serialization;

namespace Pokemanager.Deploy.Tests;

/// <summary><c>deploy/compose.yaml</c>: two silos and a database.</summary>
public sealed class ComposeTests
{
    private static readonly string[] Silos = ["silo-1", "silo-2"];

    // With merge keys resolved, as compose does.
    private static YamlMappingNode File { get; } = Merged();

    [Theory]
    [InlineData("silo-1")]
    [InlineData("silo-2")]
    public void A_silo_advertises_the_address_it_has(string silo)
    {
        var service = Yaml.Find(File, "services", silo)!;

        var address = Yaml.Scalar(service, "networks", "silos", "ipv4_address");

        Assert.True(System.Net.IPAddress.TryParse(address, out _));
        Assert.Equal(address, Yaml.Scalar(service, "environment", "POKEMANAGER_ADVERTISE"));
    }

    [Fact]
    public void Silos_have_different_addresses_in_their_network()
    {
        var addresses = Silos.Select(silo => System.Net.IPAddress.Parse(Yaml.Scalar(File, "services", silo, "networks", "silos", "ipv4_address")!)).ToArray();
        var subnet = System.Net.IPNetwork.Parse(Yaml.Scalar(Assert.Single(Yaml.Items(File, "networks", "silos", "ipam", "config")), "subnet")!);

        Assert.Distinct(addresses);
        Assert.All(addresses, address => Assert.True(subnet.Contains(address)));
    }

    [Fact]
    public void Tokens_and_passwords_come_from_outside_and_are_asked_for_when_missing()
    {
        foreach (var silo in Silos)
        {
            Assert.All(new[] { "SLACK_TOKEN", "SLACK_APP_TOKEN" }, name => Assert.StartsWith($"${{{name}:?", Yaml.Scalar(File, "services", silo, "environment", name), StringComparison.Ordinal));
            Assert.Matches("^postgres:.*Password=\\$\\{POSTGRES_PASSWORD:\\?", Yaml.Scalar(File, "services", silo, "environment", "POKEMANAGER_STORAGE"));
        }

        Assert.StartsWith("${POSTGRES_PASSWORD:?", Yaml.Scalar(File, "services", "postgres", "environment", "POSTGRES_PASSWORD"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_silo_may_do_nothing_but_its_work_and_has_time_to_stop()
    {
        Assert.All(Silos.Select(silo => Yaml.Find(File, "services", silo)!), silo =>
        {
            Assert.Equal("true", Yaml.Scalar(silo, "read_only"));
            Assert.Equal("ALL", Assert.Single(Yaml.Items(silo, "cap_drop")).ToString());
            Assert.Equal("60s", Yaml.Scalar(silo, "stop_grace_period"));
            Assert.Equal("service_healthy", Yaml.Scalar(silo, "depends_on", "postgres", "condition"));
        });
    }

    [Fact]
    public void The_policy_is_mounted_as_a_directory_and_is_one_that_the_bot_takes()
    {
        Assert.All(Silos, silo => Assert.Contains("./policy:/etc/pokemanager:ro", Yaml.Items(File, "services", silo, "volumes").Select(volume => volume.ToString())));
        Policy.IsGood(Repository.Text("deploy", "policy", "policy.yaml"), "policy.yaml");
    }

    [Fact]
    public void Ports_are_open_to_this_machine_only()
    {
        var ports = Silos.SelectMany(silo => Yaml.Items(File, "services", silo, "ports")).Select(port => port.ToString()).ToArray();

        Assert.Equal(["127.0.0.1:8081:8080", "127.0.0.1:8082:8080"], ports);
        Assert.Null(Yaml.Find(File, "services", "postgres", "ports"));
    }

    private static YamlMappingNode Merged()
    {
        var parser = new MergingParser(new Parser(new StringReader(Repository.Text("deploy", "compose.yaml"))));
        var values = new DeserializerBuilder().Build().Deserialize<Dictionary<string, object>>(parser);
        return Yaml.Tree(new SerializerBuilder().DisableAliases().Build().Serialize(values));
    }
}
