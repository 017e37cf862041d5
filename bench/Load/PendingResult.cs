namespace Pokemanager.Load;

/// <summary>What open requests cost the bot while nothing happens to them.</summary>
/// <param name="OpenCpuMs">The bot's processor time for opening one: durable, paged, and the requester told who is asked.</param>
internal sealed record PendingResult(
    int Requests, double ResidentMbBefore, double ResidentMbAfter, double ResidentMbIdle, double KilobytesPerRequest, double OpenCpuMs, double IdleCpuPercent, int Unpaged);
