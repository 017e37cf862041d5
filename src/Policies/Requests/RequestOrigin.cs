using System.Globalization;

namespace Pokemanager.Policies.Requests;

/// <summary>The Slack message that a request began with. Its <see cref="Key"/> is the identity of the request.</summary>
/// <param name="Workspace">Workspace id (<c>T…</c>).</param>
/// <param name="Channel">Channel id.</param>
/// <param name="Ts">Slack's time stamp of the message, unique in its channel.</param>
/// <param name="ThreadTs">The root of the thread it was written in; null at the top of the channel.</param>
/// <param name="Text">The text in Slack's wire form.</param>
/// <param name="Permalink">The address of the message.</param>
public sealed record RequestOrigin(string Workspace, string Channel, string Ts, string? ThreadTs, string Text, string Permalink)
{
    /// <summary>Stands where no request has been opened yet.</summary>
    public static RequestOrigin None { get; } = new("", "", "", null, "", "");

    /// <summary><c>workspace/channel/ts</c></summary>
    public string Key => $"{Workspace}/{Channel}/{Ts}";

    /// <summary>The root of the thread that the requester is answered in.</summary>
    public string Thread => ThreadTs ?? Ts;

    /// <summary>When the message was written, by Slack's clock; null when <see cref="Ts"/> is no time stamp.</summary>
    public DateTimeOffset? WrittenAt => TimeOf(Ts);

    /// <summary>The instant in a Slack time stamp (<c>seconds.sequence</c>); null when it holds none.</summary>
    public static DateTimeOffset? TimeOf(string ts)
    {
        ArgumentNullException.ThrowIfNull(ts);
        var dot = ts.IndexOf('.', StringComparison.Ordinal);
        var seconds = dot < 0 ? ts.AsSpan() : ts.AsSpan(0, dot);
        if (!long.TryParse(seconds, NumberStyles.None, CultureInfo.InvariantCulture, out var unix) || unix > 253_402_300_799)
        {
            return null;
        }

        var fraction = dot < 0 ? ReadOnlySpan<char>.Empty : ts.AsSpan(dot + 1);
        var micros = fraction.Length is 6 && int.TryParse(fraction, NumberStyles.None, CultureInfo.InvariantCulture, out var parsed) ? parsed : 0;
        return DateTimeOffset.FromUnixTimeSeconds(unix).AddMicroseconds(micros);
    }
}
