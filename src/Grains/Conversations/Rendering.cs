using System.Globalization;
using Pokemanager.Grains.Interfaces.Conversations;
using Pokemanager.Slack;

namespace Pokemanager.Grains.Conversations;

/// <summary>A delivery in Slack's format. Its metadata carries the key by which a repeat is recognised.</summary>
internal static class Rendering
{
    public const string MetadataKey = "key";
    private const int ButtonsInRow = 2;
    private const string MetadataType = "pokemanager_message";

    /// <summary>A message that nobody looks for again.</summary>
    public static OutgoingMessage Outgoing(Message message) => new() { Text = message.Text, Blocks = [.. Blocks(message)] };

    public static OutgoingMessage Outgoing(Delivery delivery) => Outgoing(delivery.Message) with
    {
        Channel = delivery.Channel,
        ThreadTs = delivery.ThreadTs,

        // An edit leaves the message the key that it was posted under.
        Metadata = delivery.EditTs is not null ? null : new MessageMetadata(
            MetadataType,
            new Dictionary<string, string> { [MetadataKey] = Conversations.Outgoing.IdOf(delivery.Request, delivery.Key) }),
    };

    /// <summary>An instant as a Slack time stamp.</summary>
    public static string Ts(DateTimeOffset time) =>
        (time.ToUnixTimeMilliseconds() / 1000m).ToString("F6", CultureInfo.InvariantCulture);

    private static IEnumerable<Block> Blocks(Message message)
    {
        foreach (var section in message.Sections)
        {
            yield return new SectionBlock(section);
        }

        foreach (var row in message.Buttons.Chunk(ButtonsInRow))
        {
            yield return new ActionsBlock(
                [.. row.Select(button => new ButtonElement(button.Action, button.Label, button.Value, button.IsPrimary ? ButtonStyle.Primary : ButtonStyle.Default))]);
        }

        if (message.Notes.Count > 0)
        {
            yield return new ContextBlock([.. message.Notes]);
        }
    }
}
