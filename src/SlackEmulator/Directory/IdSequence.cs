namespace Pokemanager.SlackEmulator.Directory;

/// <summary>Ids that look like Slack's, differ within one world and are the same in each run.</summary>
internal sealed class IdSequence
{
    private const string Alphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUV";
    private long last;

    public string Next(char prefix)
    {
        // An odd factor permutes the 40-bit numbers, so ids are distinct and do not sort by age.
        var number = (ulong)Interlocked.Increment(ref last) * 0x9E3779B97FUL & 0xFF_FFFF_FFFF;
        return string.Create(11, (prefix, number), static (span, state) =>
        {
            span[0] = state.prefix;
            span[1] = '0';
            span[2] = Alphabet[(int)(state.number >> 35 & 31)];
            for (var i = 3; i < span.Length; i++) span[i] = Alphabet[(int)(state.number >> ((10 - i) * 5) & 31)];
        });
    }
}
