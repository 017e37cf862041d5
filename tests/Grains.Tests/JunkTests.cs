using CsCheck;

namespace Pokemanager.Grains.Tests;

/// <summary>Whatever comes through the socket, the bot goes on.</summary>
public sealed class JunkTests
{
    private const string Envelope = """
        {"envelope_id":"9e1f","type":"events_api","accepts_response_payload":false,"payload":{"type":"event_callback","team_id":"T1","event":
        {"type":"message","channel":"C1","channel_type":"channel","user":"U1","text":"<@U2> look","ts":"1700000000.000100","thread_ts":"1700000000.000001","edited":{"user":"U1"}}}}
        """;

    private const string RtmMessage = """{"type":"message","team":"T1","channel":"D1","user":"U1","text":"on it","ts":"1700000000.000100","subtype":"message_changed","message":{"ts":"1"}}""";

    /// <summary>What takes the place of a piece of a frame.</summary>
    private static readonly string[] Pieces = ["", "null", "[]", "{}", "-1e999", "\"\\ud800\"", "{\"a\":", ",", "true"];

    private static readonly Gen<(double From, int Length, string With)> Edit = Gen.Select(
        Gen.Double.Unit, Gen.Int[0, 30], Gen.OneOf(Gen.String, Gen.Int[0, Pieces.Length - 1].Select(i => Pieces[i])));

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Frames_of_any_form_change_nothing_for_the_mention_that_follows(bool isRtm)
    {
        await using var bot = await RunningBot.StartAsync(isRtm: isRtm);
        await Edit.Array[1, 4].Array[300].SampleAsync(
            async frames =>
            {
                foreach (var edits in frames)
                {
                    bot.Slack.Faults.SendText(edits.Aggregate(isRtm ? RtmMessage : Envelope, Apply));
                }

                var mention = bot.Ask("positive control");
                await bot.PassUntilAsync(bot.Line(mention, "Asking dilbert now"));
            },
            iter: 1,
            threads: 1);
    }

    private static string Apply(string frame, (double From, int Length, string With) edit)
    {
        var from = (int)(edit.From * frame.Length);
        return frame[..from] + edit.With + frame[Math.Min(frame.Length, from + edit.Length)..];
    }
}
