namespace Pokemanager.Silo.Demo;

/// <summary>What the demo plays when it is given no file.</summary>
internal static class DemoPolicy
{
    public const string Text = """
        ---
        escalation_policy:
          -
            handlers:
            - dilbert
            escalate_after_seconds: 30
          -
            handlers:
            - asok
            - alice
            escalate_after_seconds: 20
          -
            handlers:
            - wally
            escalate_after_seconds: 20
          -
            handlers:
            - pointy_haired_boss
            escalate_after_seconds: 20
        private_message_deny: I only take requests in channels. Mention me where the question belongs and I'll find someone.

        """;
}
