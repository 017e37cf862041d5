using System.Globalization;

namespace Pokemanager.Load;

/// <summary>How often states were read and written.</summary>
internal readonly record struct StateCounters(long Reads, long Writes)
{
    public static StateCounters operator +(StateCounters one, StateCounters other) => new(one.Reads + other.Reads, one.Writes + other.Writes);

    public static StateCounters operator -(StateCounters later, StateCounters earlier) => new(later.Reads - earlier.Reads, later.Writes - earlier.Writes);

    /// <summary>From the text of <c>/metrics</c>.</summary>
    public static StateCounters Of(string metrics)
    {
        var lines = metrics.Split('\n');
        return new StateCounters(Sum("orleans_storage_read_latency"), Sum("orleans_storage_write_latency"));

        long Sum(string name) => lines
            .Where(line => line.StartsWith(name, StringComparison.Ordinal) && line.Contains("_count{", StringComparison.Ordinal))
            .Sum(line => long.Parse(line[(line.LastIndexOf('}') + 2)..].Split(' ')[0], CultureInfo.InvariantCulture));
    }
}
