namespace Pokemanager.Grains.Requests;

/// <summary>
/// Finds requests in the store without activating them. It stands beside the storage provider and answers from what
/// <see cref="Policies.Requests.IIndexedState"/> says of each stored state.
/// </summary>
public interface IRequestIndex
{
    /// <summary>Keys (<c>workspace/channel/ts</c>) of requests whose <c>WakeAt</c> is not after <paramref name="time"/>, oldest first.</summary>
    Task<IReadOnlyList<string>> ToWakeAsync(DateTimeOffset time, int limit, CancellationToken cancellationToken);

    /// <summary>
    /// Keys of the stored requests of a workspace by their <c>WakeAt</c>, soonest first. Open ones come before most others, since ended
    /// ones are only looked at again when they are to be removed.
    /// </summary>
    Task<IReadOnlyList<string>> SoonestAsync(string workspace, int limit, CancellationToken cancellationToken);

    /// <summary>Keys of the stored requests that asked <paramref name="person"/> (<c>workspace/user</c>), newest first.</summary>
    Task<IReadOnlyList<string>> AskedOfAsync(string person, int limit, CancellationToken cancellationToken);
}
