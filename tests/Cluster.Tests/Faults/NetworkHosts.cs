using System.Globalization;
using Pokemanager.Cluster.Tests.Servers;

namespace Pokemanager.Cluster.Tests.Faults;

/// <summary>
/// Each silo on a host of its own: a network namespace, joined to the others by a switch in one more namespace. Slack and the database
/// stand at the switch's other end. Needs root.
/// </summary>
internal sealed class NetworkHosts : IHosts
{
    private const int Size = 3;
    private readonly string _id = "pk" + (Environment.ProcessId % 100_000).ToString(CultureInfo.InvariantCulture);

    private NetworkHosts()
    {
    }

    public string Own => "10.213.77.1";

    /// <summary>The addresses of all, in CIDR notation.</summary>
    public static string Net => "10.213.77.0/24";

    private string Switch => $"{_id}-sw";

    public static async Task<NetworkHosts> CreateAsync()
    {
        Assert.True(Environment.UserName is "root", "Hosts of their own are network namespaces, which only root may make. Run the tests as root.");
        var hosts = new NetworkHosts();
        await Ip($"netns add {hosts.Switch}");
        await Ip($"-n {hosts.Switch} link add br0 type bridge");
        await Ip($"-n {hosts.Switch} link set br0 up");
        await Ip($"link add {hosts._id}-own type veth peer name own netns {hosts.Switch}");
        await hosts.PlugAsync("own");
        await Ip($"addr add {hosts.Own}/24 dev {hosts._id}-own");
        await Ip($"link set {hosts._id}-own up");
        for (var i = 0; i < Size; i++)
        {
            var host = hosts.NameOf(i);
            await Ip($"netns add {host}");
            await Ip($"-n {host} link set lo up");
            await Ip($"link add {Port(i)} netns {hosts.Switch} type veth peer name eth0 netns {host}");
            await hosts.PlugAsync(Port(i));
            await Ip($"-n {host} addr add {hosts.AddressOf(i)}/24 dev eth0");
            await Ip($"-n {host} link set eth0 up");
        }

        return hosts;
    }

    public string AddressOf(int silo) => string.Create(CultureInfo.InvariantCulture, $"10.213.77.{11 + silo}");

    public IReadOnlyList<string> Shell(int silo) => ["ip", "netns", "exec", NameOf(silo)];

    /// <summary>Nothing reaches the host any more, and nothing leaves it.</summary>
    public Task CutOffAsync(int silo) => Ip($"-n {Switch} link set {Port(silo)} down");

    /// <summary>The host still reaches Slack and the database, but no other silo.</summary>
    public Task CutFromPeersAsync(int silo)
    {
        var peers = string.Join(", ", Enumerable.Range(0, Size).Where(i => i != silo).Select(AddressOf));
        return DropAsync($"ip saddr {AddressOf(silo)} ip daddr {{ {peers} }}", $"ip daddr {AddressOf(silo)} ip saddr {{ {peers} }}");
    }

    /// <summary>The host still reaches Slack and the other silos, but not this port at <see cref="Own"/>.</summary>
    public Task CutFromPortAsync(int silo, int port) => DropAsync(string.Create(CultureInfo.InvariantCulture, $"ip saddr {AddressOf(silo)} tcp dport {port}"));

    /// <summary>Undoes every cut of this host.</summary>
    public async Task MendAsync(int silo)
    {
        await InSwitchAsync("flush ruleset");
        await Ip($"-n {Switch} link set {Port(silo)} up");
    }

    public async ValueTask DisposeAsync()
    {
        for (var i = 0; i < Size; i++)
        {
            await Ip($"netns del {NameOf(i)}");
        }

        await Ip($"link del {_id}-own");
        await Ip($"netns del {Switch}");
    }

    private static string Port(int silo) => string.Create(CultureInfo.InvariantCulture, $"port{silo}");

    private string NameOf(int silo) => string.Create(CultureInfo.InvariantCulture, $"{_id}-s{silo}");

    private async Task PlugAsync(string port)
    {
        await Ip($"-n {Switch} link set {port} master br0");
        await Ip($"-n {Switch} link set {port} up");
    }

    private Task DropAsync(params string[] packets) => InSwitchAsync(
        "add table bridge cut; add chain bridge cut forwarded { type filter hook forward priority 0; }; "
        + string.Join("; ", packets.Select(packet => $"add rule bridge cut forwarded {packet} drop")));

    private Task InSwitchAsync(string rules) => ServerCommand.RunAsync("ip", "netns", "exec", Switch, "nft", rules);

    private static Task Ip(string arguments) => ServerCommand.RunAsync("ip", arguments.Split(' '));
}
