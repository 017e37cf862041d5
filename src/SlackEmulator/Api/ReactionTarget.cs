using System.Text.RegularExpressions;

namespace Pokemanager.SlackEmulator.Api;

/// <summary>The message and emoji of reactions.add and reactions.remove.</summary>
internal static partial class ReactionTarget
{
    public static ApiAnswer? Read(
        ApiRequest request, out EmulatedChannel channel, out string ts, out string name)
    {
        channel = request.Channel()!;
        ts = request.Text("timestamp") ?? "";
        name = request.Text("name") ?? "";
        return channel is null ? ApiAnswer.Refused("channel_not_found")
            : ts.Length == 0 ? ApiAnswer.Refused("no_item_specified")
            : !Names().IsMatch(name) ? ApiAnswer.Refused("invalid_name")
            : channel.BotIsMember ? null
            : ApiAnswer.Refused("not_in_channel");
    }

    [GeneratedRegex(@"^[a-z0-9_+'\-]+(::skin-tone-[2-6])?$")]
    private static partial Regex Names();
}
