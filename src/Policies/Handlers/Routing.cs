namespace Pokemanager.Policies.Handlers;

/// <summary>Decides whether a channel is one to listen in.</summary>
public static class Routing
{
    /// <summary>
    /// True when the configuration names no channels, or this one by id or name. Pass null for a name that is not known
    /// yet; when the answer is then false and <see cref="NeedsName"/> true, find the name and ask again.
    /// </summary>
    public static bool Listens(BotConfiguration configuration, string channelId, string? channelName)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        return configuration.Channels is not { } channels
            || channels.Any(channel => channel == channelId || (channelName is not null && IsSameName(channel, channelName)));
    }

    /// <summary>True when any of the channels may be a name rather than an id.</summary>
    public static bool NeedsName(BotConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        return configuration.Channels is { } channels && channels.Any(channel => !IsId(channel));
    }

    /// <summary>Whether this is an id. They are upper case and nearly always have a digit; a shouted name without one costs a look-up, no more.</summary>
    public static bool IsId(string channel) =>
        channel is ['C' or 'G', ..] && channel.Length >= 8 && channel.All(c => char.IsAsciiLetterUpper(c) || char.IsAsciiDigit(c)) && channel.Any(char.IsAsciiDigit);

    private static bool IsSameName(ReadOnlySpan<char> a, ReadOnlySpan<char> b) =>
        a.TrimStart('#').Equals(b.TrimStart('#'), StringComparison.OrdinalIgnoreCase);
}
