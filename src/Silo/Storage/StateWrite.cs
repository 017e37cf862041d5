namespace Pokemanager.Silo.Storage;

/// <summary>A state on its way to the store.</summary>
/// <param name="Grain"><c>type/key</c></param>
/// <param name="Name">The state's name in the grain.</param>
/// <param name="Expected">The version it follows; null when none is stored.</param>
/// <param name="Body">JSON in UTF-8.</param>
/// <param name="WakeAt">Unix milliseconds.</param>
/// <param name="Asked">People, each as <c>workspace/user</c>.</param>
internal sealed record StateWrite(string Grain, string Name, string? Expected, byte[] Body, long? WakeAt, IReadOnlyList<string> Asked);
