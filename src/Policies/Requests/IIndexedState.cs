namespace Pokemanager.Policies.Requests;

/// <summary>What a store keeps beside a state so that it can be found again without its key.</summary>
public interface IIndexedState
{
    /// <summary>When somebody should look at this state at the latest, in Unix milliseconds; null: never.</summary>
    long? WakeAt { get; }

    /// <summary>The people this state asked something of, each as <c>workspace/user</c>.</summary>
    IEnumerable<string> Asked { get; }
}
