namespace Pokemanager.Cluster.Tests.Faults;

/// <summary>Where the silos run and what else they talk to.</summary>
internal interface IHosts : IAsyncDisposable
{
    /// <summary>The address of the emulated Slack and of the database.</summary>
    string Own { get; }

    string AddressOf(int silo);

    /// <summary>What stands before a silo's command line to run it on its host.</summary>
    IReadOnlyList<string> Shell(int silo);
}

/// <summary>All on loopback, told apart by ports.</summary>
internal sealed class LoopbackHosts : IHosts
{
    public string Own => "127.0.0.1";

    public string AddressOf(int silo) => Own;

    public IReadOnlyList<string> Shell(int silo) => [];

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
