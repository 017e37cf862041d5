using System.Collections.Immutable;
using Pokemanager.Policies;
using Pokemanager.Policies.Handlers;
using Pokemanager.Policies.Texts;

namespace Pokemanager.Grains.Messages;

/// <summary>What a requester is told in private when a mention opens no request.</summary>
internal static class AsideText
{
    private const int MostChannels = 10;

    public static string NotListening(BotConfiguration configuration, string channel) => TemplateNames.NotListening.In(configuration).Fill(new Dictionary<string, string>
    {
        ["channel"] = SlackText.Channel(channel),
        ["channels"] = Channels(configuration.Channels ?? []),
    });

    public static string ExternalDenied(BotConfiguration configuration, string channel) => TemplateNames.ExternalDeny.In(configuration).Fill(
        new Dictionary<string, string> { ["channel"] = SlackText.Channel(channel) });

    public static string TooManyOpen(BotConfiguration configuration, int open) => TemplateNames.Flood.In(configuration).Fill(
        new Dictionary<string, string> { ["n"] = open.ToString(System.Globalization.CultureInfo.InvariantCulture) });

    /// <param name="wait">Rounded up, so that nobody comes too early.</param>
    public static string TooFast(BotConfiguration configuration, TimeSpan wait) => TemplateNames.FloodRate.In(configuration).Fill(
        new Dictionary<string, string> { ["wait"] = SlackText.Span(TimeSpan.FromSeconds(Math.Ceiling(wait.TotalSeconds))) });

    private static string Channels(ImmutableArray<string> channels)
    {
        var shown = channels.Take(MostChannels).Select(channel => Routing.IsId(channel) ? SlackText.Channel(channel) : $"#{SlackText.Escape(channel)}").ToArray();
        return shown switch
        {
            [] => "another channel",
            [var only] => only,
            _ when channels.Length > MostChannels => $"{string.Join(", ", shown)} or one of {channels.Length - MostChannels} more",
            _ => $"{string.Join(", ", shown[..^1])} or {shown[^1]}",
        };
    }
}
