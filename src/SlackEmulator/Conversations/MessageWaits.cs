namespace Pokemanager.SlackEmulator.Conversations;

/// <summary>Who waits for which message. Used under the workspace's lock.</summary>
internal sealed class MessageWaits
{
    private readonly List<Wait> waits = [];

    public Wait Add(Func<EmulatedMessage, bool> predicate)
    {
        var wait = new Wait(predicate);
        waits.Add(wait);
        return wait;
    }

    public void Remove(Wait wait) => waits.Remove(wait);

    public void Tell(EmulatedMessage message)
    {
        for (var i = waits.Count - 1; i >= 0; i--)
        {
            if (!waits[i].Predicate(message)) continue;
            waits[i].Found.TrySetResult(message);
            waits.RemoveAt(i);
        }
    }

    internal sealed record Wait(Func<EmulatedMessage, bool> Predicate)
    {
        public TaskCompletionSource<EmulatedMessage> Found { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
