namespace Pokemanager.Policies.Configuration;

/// <summary>Guesses what a misspelt word was meant to be.</summary>
internal static class Spelling
{
    private const int LongestWord = 64;

    /// <summary>The candidate closest to <paramref name="word"/>, or null when none is close. Of equally close ones the first by ordinal order.</summary>
    public static string? Nearest(string word, IEnumerable<string> candidates)
    {
        string? nearest = null;
        var least = Tolerance(word) + 1;
        foreach (var candidate in candidates)
        {
            var distance = Distance(word, candidate, least);
            if (distance < least || (distance == least && nearest is not null && string.CompareOrdinal(candidate, nearest) < 0))
            {
                (nearest, least) = (candidate, distance);
            }
        }

        return nearest;
    }

    /// <summary>One slip in a short word, up to three in a long one.</summary>
    private static int Tolerance(string word) => Math.Clamp(word.Length / 3, 1, 3);

    /// <summary>Levenshtein's distance without regard to case, or <paramref name="most"/> + 1 when it is more than that.</summary>
    internal static int Distance(ReadOnlySpan<char> one, ReadOnlySpan<char> other, int most)
    {
        if (Math.Abs(one.Length - other.Length) > most || one.Length > LongestWord || other.Length > LongestWord)
        {
            return most + 1;
        }

        Span<char> a = stackalloc char[one.Length];
        Span<char> b = stackalloc char[other.Length];
        one.ToLowerInvariant(a);
        other.ToLowerInvariant(b);
        Span<int> row = stackalloc int[b.Length + 1];
        for (var j = 0; j <= b.Length; j++)
        {
            row[j] = j;
        }

        for (var i = 1; i <= a.Length; i++)
        {
            // Cells further than this from the diagonal are beyond the limit whatever the letters.
            var (from, to) = (Math.Max(1, i - most), Math.Min(b.Length, i + most));
            var diagonal = row[from - 1];
            var least = row[from - 1] = from is 1 ? i : most + 1;
            for (var j = from; j <= to; j++)
            {
                var above = j == i + most ? most + 1 : row[j];
                var change = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(change, Math.Min(above, row[j - 1]) + 1);
                least = Math.Min(least, row[j]);
            }

            if (least > most)
            {
                return most + 1;
            }
        }

        return Math.Min(row[b.Length], most + 1);
    }
}
