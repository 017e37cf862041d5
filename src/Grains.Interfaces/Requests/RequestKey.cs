using System.Diagnostics.CodeAnalysis;

namespace Pokemanager.Grains.Interfaces.Requests;

/// <summary>The identity of a request: the Slack message that it began with. A message delivered twice is one request.</summary>
public sealed record RequestKey(string Workspace, string Channel, string Ts)
{
    /// <summary><c>workspace/channel/ts</c>, the key of the grain.</summary>
    public override string ToString() => $"{Workspace}/{Channel}/{Ts}";

    /// <summary>Reads what <see cref="ToString"/> wrote.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, [NotNullWhen(true)] out RequestKey? key)
    {
        key = text?.Split('/') is [{ Length: > 0 } workspace, { Length: > 0 } channel, { Length: > 0 } ts]
            ? new RequestKey(workspace, channel, ts)
            : null;
        return key is not null;
    }
}
