using Pokemanager.Policies.Configuration;

namespace Pokemanager.Silo.Policies;

/// <summary>Tells a file that has changed from one that is just being written or replaced.</summary>
internal sealed class SettledContent
{
    /// <summary>How long a content must stay the same before it counts.</summary>
    public static readonly TimeSpan Settles = TimeSpan.FromMilliseconds(250);

    /// <summary>The same for a file that is gone or empty, which is how many programs begin to write one.</summary>
    public static readonly TimeSpan StaysAway = TimeSpan.FromSeconds(5);

    private FileContent? _settled;
    private FileContent? _candidate;
    private TimeSpan _since;

    /// <summary>True while a change is waiting to count.</summary>
    public bool IsSettling => _candidate is not null;

    /// <summary>The content if it is new and has settled, once; otherwise null.</summary>
    /// <param name="elapsed">Time since any fixed moment.</param>
    public FileContent? Accept(FileContent seen, TimeSpan elapsed)
    {
        if (seen.Equals(_settled))
        {
            _candidate = null;
            return null;
        }

        if (!seen.Equals(_candidate))
        {
            (_candidate, _since) = (seen, elapsed);
        }

        if (elapsed - _since < (seen.Bytes.IsEmpty ? StaysAway : Settles))
        {
            return null;
        }

        (_settled, _candidate) = (seen, null);
        return seen;
    }
}
