using Pokemanager.SlackEmulator.Wire;

namespace Pokemanager.SlackEmulator.Api;

internal sealed class ConversationsList : IApiMethod
{
    public string Name => "conversations.list";

    public int PerMinute => Tier.Two;

    private const int DefaultLimit = 100;

    public ApiAnswer Answer(ApiRequest request) => Answer(request, onlyMine: false);

    /// <summary>The conversations of the types asked for; with <paramref name="onlyMine"/> those that the bot is in.</summary>
    public static ApiAnswer Answer(ApiRequest request, bool onlyMine)
    {
        var types = (request.Text("types") ?? "public_channel").Split(',', StringSplitOptions.TrimEntries);
        foreach (var type in types)
        {
            var scope = type switch
            {
                "public_channel" => "channels:read",
                "private_channel" => "groups:read",
                "im" => "im:read",
                "mpim" => "mpim:read",
                _ => null,
            };
            if (scope is null) return ApiAnswer.Refused("invalid_types");
            if (request.Lacks(scope) is { } lacking) return lacking;
        }

        var channels = request.Workspace.Channels.Where(c =>
            types.Contains(c.IsDirect ? "im" : c.IsPrivate ? "private_channel" : "public_channel")
            && (c.BotIsMember || !c.IsPrivate && !onlyMine)
            && !(c.IsArchived && request.Flag("exclude_archived"))).ToList();
        var (page, refusal) = Page<EmulatedChannel>.Of(channels, request, DefaultLimit);
        return refusal ?? ApiAnswer.With(writer =>
        {
            writer.WriteStartArray("channels");
            foreach (var channel in page!.Items)
            {
                writer.WriteStartObject();
                ChannelJson.Members(writer, channel, withMemberCount: true);
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
            page.WriteCursor(writer);
        });
    }
}
