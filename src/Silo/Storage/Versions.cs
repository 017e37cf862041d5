using System.Globalization;

namespace Pokemanager.Silo.Storage;

/// <summary>
/// Numbers rows. No number is given twice in the life of a file, so a stale version never fits a row that was removed
/// and written anew.
/// </summary>
/// <param name="run">How often the file was opened.</param>
internal sealed class Versions(long run)
{
    private long _last = run << 32;

    /// <summary>The next number; only the writer asks.</summary>
    public long Next() => ++_last;

    public static string Format(long version) => version.ToString(CultureInfo.InvariantCulture);

    /// <summary>The number in an etag; one that fits no row when it is none of ours.</summary>
    public static long Parse(string? etag) => long.TryParse(etag, NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : -1;
}
