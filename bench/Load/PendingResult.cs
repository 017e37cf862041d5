namespace Pokemanager.Load;

/// <summary>What open requests cost the bot while nothing happens to them.</summary>
internal sealed record PendingResult(
    int Requests, double ResidentMbBefore, double ResidentMbAfter, double ResidentMbIdle, double KilobytesPerRequest, double IdleCpuPercent, int Unpaged);
