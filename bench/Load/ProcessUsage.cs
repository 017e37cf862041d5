using System.Globalization;

namespace Pokemanager.Load;

/// <summary>What a process has used so far, as the kernel counts it.</summary>
/// <param name="Cpu">User and system time.</param>
/// <param name="ResidentBytes">Resident memory now.</param>
internal readonly record struct ProcessUsage(TimeSpan Cpu, long ResidentBytes)
{
    // Linux shows times in ticks of this length, whatever the kernel's own are.
    private const double TicksPerSecond = 100;

    /// <summary>Of the process with this id; throws when there is none.</summary>
    public static ProcessUsage Of(int processId)
    {
        var stat = File.ReadAllText($"/proc/{processId}/stat");
        // The name before it may hold anything but stands in parentheses.
        var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
        var ticks = long.Parse(fields[11], CultureInfo.InvariantCulture) + long.Parse(fields[12], CultureInfo.InvariantCulture);
        var pages = long.Parse(fields[21], CultureInfo.InvariantCulture);
        return new ProcessUsage(TimeSpan.FromSeconds(ticks / TicksPerSecond), pages * Environment.SystemPageSize);
    }
}
