using Pokemanager.Grains.Interfaces.Requests;
using Pokemanager.Grains.Requests;

namespace Pokemanager.Grains.Workspaces;

/// <summary>
/// Finds the open requests of a workspace. It looks at the ones that are due soonest, a few at a time, so that showing them costs the
/// same however many there were lately.
/// </summary>
internal sealed class OpenRequests(IRequestIndex index, IGrainFactory grains)
{
    private const int MostLookedAt = 200;
    private const int AtATime = 16;

    /// <summary>The newest first.</summary>
    public async Task<IReadOnlyList<RequestSnapshot>> ReadAsync(string workspace, CancellationToken cancellationToken)
    {
        var open = new List<RequestSnapshot>();
        foreach (var keys in (await index.SoonestAsync(workspace, MostLookedAt, cancellationToken)).Chunk(AtATime))
        {
            cancellationToken.ThrowIfCancellationRequested();
            var requests = await Task.WhenAll(keys.Select(key => grains.GetGrain<IRequestGrain>(key).GetSnapshot()));
            open.AddRange(requests.OfType<RequestSnapshot>().Where(request => request.Status is "Open"));
        }

        return [.. open.OrderByDescending(request => request.OpenedAt)];
    }
}
