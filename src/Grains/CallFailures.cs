namespace Pokemanager.Grains;

/// <summary>How a call to a grain fails when its silo is lost, or does not answer.</summary>
internal static class CallFailures
{
    /// <summary>
    /// Whether the call got nowhere because a silo is gone. Orleans rejects it, or cancels it when the part of its directory that
    /// would have told where the grain is went with the silo.
    /// </summary>
    public static bool IsOfLostSilo(this Exception failure) => failure is OrleansMessageRejectionException or OperationCanceledException;

    /// <summary>Whether the call may or may not have been heard: a silo is gone, or did not answer in time.</summary>
    public static bool IsUnanswered(this Exception failure) => failure is OrleansException or TimeoutException or OperationCanceledException;
}
