using BenchmarkDotNet.Attributes;
using Pokemanager.Policies.Configuration;

namespace Pokemanager.Micro;

/// <summary>Reading a configuration file: a good one, and one with a problem on most lines.</summary>
[MemoryDiagnoser]
public class PolicyFileBenchmarks
{
    private static readonly byte[] Good = """
        ---
        escalation_policy:
          -
            handlers:
            - dilbert
            escalate_after_seconds: 300
          -
            handlers:
            - asok
            - alice
          -
            handlers:
            - wally
            escalate_after_seconds: 120
          -
            handlers:
            - pointy_haired_boss
        """u8.ToArray();

    private static readonly byte[] Bad = """
        channel: [ops]
        private_message_deny: 7
        escalation_policy:
          - handlers: []
            escalate_after_seconds: -1
          - handlers: [dilbert, dilbert]
            escalate_after_seconds: 1.5
          - handler: asok
        """u8.ToArray();

    [Benchmark]
    public PolicyFileResult Example() => PolicyFile.Read(Good, "policy.yaml");

    [Benchmark]
    public PolicyFileResult Full_of_problems() => PolicyFile.Read(Bad, "policy.yaml");
}
