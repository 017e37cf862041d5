namespace Pokemanager.Slack.Tests;

/// <summary>Waits for facts, and says which one did not come true.</summary>
internal static class Awaited
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    public static async Task<T> FactAsync<T>(Task<T> fact, string what)
    {
        await FactAsync((Task)fact, what);
        return await fact;
    }

    public static async Task FactAsync(Task fact, string what)
    {
        try
        {
            await fact.WaitAsync(Patience, TestContext.Current.CancellationToken);
        }
        catch (TimeoutException) when (!fact.IsCompleted)
        {
            Assert.Fail($"Within {Patience} it did not come true: {what}.");
        }
    }

    /// <summary>Moves the clock in small steps until the fact comes true.</summary>
    public static async Task<T> FactAsync<T>(Task<T> fact, string what, FakeTimeProvider clock)
    {
        await FactAsync((Task)fact, what, clock);
        return await fact;
    }

    /// <summary>Moves the clock in small steps until the fact comes true.</summary>
    public static async Task FactAsync(Task fact, string what, FakeTimeProvider clock)
    {
        var started = TimeProvider.System.GetTimestamp();
        while (!fact.IsCompleted)
        {
            clock.Advance(TimeSpan.FromMilliseconds(100));
            await Task.WhenAny(fact, Task.Delay(TimeSpan.FromMilliseconds(1), TimeProvider.System, TestContext.Current.CancellationToken));
            if (TimeProvider.System.GetElapsedTime(started) > Patience) Assert.Fail($"Within {Patience} it did not come true: {what}.");
        }

        await fact;
    }
}
