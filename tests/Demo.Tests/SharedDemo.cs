namespace Pokemanager.Demo.Tests;

/// <summary>A demo for every test that leaves it as it was. Nobody is asked a second time in it.</summary>
public class SharedDemo : IAsyncLifetime
{
    public Demo Demo { get; private set; } = null!;

    protected virtual string Policy => """
        escalation_policy: [{handlers: [dilbert], escalate_after_seconds: 600}, {handlers: [asok]}]
        private_message_deny: Please ask in a channel.
        """;

    public virtual async ValueTask InitializeAsync() => Demo = await Demo.StartAsync(Policy);

    public virtual ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return Demo.DisposeAsync();
    }
}
