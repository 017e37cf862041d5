using System.Text;
using Pokemanager.Grains.Interfaces.Conversations;

namespace Pokemanager.Grains.Messages;

/// <summary>A message of several paragraphs without buttons.</summary>
internal static class SectionedMessage
{
    // Slack advises no more than 4,000 characters of text beside the blocks.
    private const int LongestText = 3500;

    // Below the 3,000 characters that a block holds.
    private const int LongestSection = 2900;

    /// <summary>The text that stands alone holds as many whole paragraphs as it may, and at least the first.</summary>
    public static Message Of(params IReadOnlyList<string> sections)
    {
        var length = 0;
        var told = sections.TakeWhile((section, i) => (length += section.Length + 1) <= LongestText || i is 0);
        return new Message(string.Join('\n', told), sections, [], []);
    }

    /// <summary>Puts lines into as few paragraphs as hold them.</summary>
    public static IEnumerable<string> Pack(IEnumerable<string> lines)
    {
        var paragraph = new StringBuilder();
        foreach (var line in lines)
        {
            if (paragraph.Length > 0 && paragraph.Length + line.Length >= LongestSection)
            {
                yield return paragraph.ToString();
                paragraph.Clear();
            }

            paragraph.Append(paragraph.Length > 0 ? "\n" : "").Append(line);
        }

        if (paragraph.Length > 0)
        {
            yield return paragraph.ToString();
        }
    }
}
