namespace Pokemanager.Load;

/// <summary>How samples spread, in milliseconds; all zero without samples.</summary>
internal sealed record Spread(int Count, double Min, double P50, double P95, double P99, double Max)
{
    public static Spread Of(IEnumerable<double> samples)
    {
        var sorted = samples.Order().ToArray();
        return sorted.Length is 0
            ? new Spread(0, 0, 0, 0, 0, 0)
            : new Spread(sorted.Length, Round(sorted[0]), At(sorted, 0.5), At(sorted, 0.95), At(sorted, 0.99), Round(sorted[^1]));
    }

    /// <summary>p50/p95/p99/max for a reader.</summary>
    public override string ToString() => FormattableString.Invariant($"{P50}/{P95}/{P99}/{Max} ms");

    private static double At(double[] sorted, double share) => Round(sorted[(int)Math.Ceiling(share * sorted.Length) - 1]);

    private static double Round(double value) => Math.Round(value, 2);
}
