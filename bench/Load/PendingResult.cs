namespace Pokemanager.Load;

/// <summary>What open requests cost the bot while nothing happens to them.</summary>
/// <param name="OpenCpuMs">The bot's processor time for opening one: durable, paged, and the requester told who is asked.</param>
/// <param name="StoreKilobytesPerRequest">What the store grew by for each, without what it frees later.</param>
internal sealed record PendingResult(
    int Requests, string Storage, int Silos, double ResidentMbBefore, double ResidentMbAfter, double ResidentMbIdle, double KilobytesPerRequest, double OpenCpuMs,
    double IdleCpuPercent, double StoreMb, double StoreKilobytesPerRequest, int Unpaged);
