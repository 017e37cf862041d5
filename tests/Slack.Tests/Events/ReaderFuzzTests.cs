using System.Text;
using CsCheck;

namespace Pokemanager.Slack.Tests.Events;

public sealed class ReaderFuzzTests
{
    private static readonly string[] Names =
    [
        "type", "event", "payload", "envelope_id", "authorizations", "team_id", "channel", "user", "text", "ts", "thread_ts", "subtype",
        "message", "previous_message", "item", "reaction", "actions", "action_id", "value", "container", "team", "view", "id", "profile",
        "tokens", "bot", "reason", "reply_to", "error", "code", "hidden", "edited", "retry_attempt", "deleted_ts", "event_ts",
        "user_id", "command", "channel_id", "trigger_id", "tab",
    ];

    private static readonly string[] Words =
    [
        "message", "app_mention", "reaction_added", "user_change", "team_join", "member_joined_channel", "tokens_revoked", "events_api",
        "interactive", "block_actions", "event_callback", "hello", "disconnect", "error", "pong", "goodbye", "message_changed",
        "message_deleted", "slash_commands", "app_home_opened", "C1", "U1", "1.1", "", "\\ud800", "\\udc00x", "\\u0000", "😀",
    ];

    private static readonly Gen<string> Scalar = Gen.OneOf(
        Gen.OneOf(Words).Select(word => $"\"{word}\""),
        Gen.OneOf("null", "true", "false", "0", "-1", "1e400", "99999999999999999999", "2.5"));

    private static readonly Gen<string> Json = Gen.Recursive<string>((depth, self) => depth >= 4
        ? Scalar
        : Gen.OneOf(
            Scalar,
            self.Array[0, 3].Select(items => $"[{string.Join(',', items)}]"),
            Gen.Select(Gen.OneOf(Names), self).Array[0, 8]
                .Select(pairs => $"{{{string.Join(',', pairs.Select(pair => $"\"{pair.Item1}\":{pair.Item2}"))}}}")));

    [Fact]
    public void Any_json_is_read_without_an_exception() => Json.Sample(json => ReadBoth(Encoding.UTF8.GetBytes(json)), iter: 20_000);

    [Fact]
    public void Any_bytes_are_read_without_an_exception() => Gen.Byte.Array[0, 200].Sample(ReadBoth, iter: 20_000);

    [Fact]
    public void Envelope_cut_or_spoiled_anywhere_is_read_without_an_exception()
    {
        var whole = """
            {"envelope_id":"E1","type":"events_api","retry_attempt":1,"payload":{"team_id":"T1","authorizations":[{"team_id":"T1"}],
             "event":{"type":"message","channel":"C1","user":"U7","text":"déjà \u00e9 😀","ts":"5.1","edited":{"ts":"6"}}}}
            """;
        var bytes = Encoding.UTF8.GetBytes(whole);
        Gen.Select(Gen.Int[0, bytes.Length - 1], Gen.Byte, Gen.Bool).Sample(
            (at, with, isCut) =>
            {
                var spoiled = isCut ? bytes[..at] : [.. bytes[..at], with, .. bytes[(at + 1)..]];
                ReadBoth(spoiled);
            },
            iter: 20_000);
    }

    [Fact]
    public void Deep_nesting_is_read_without_an_exception() =>
        ReadBoth(Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("{\"payload\":", 5_000))));

    private static void ReadBoth(byte[] frame)
    {
        Assert.NotNull(SlackEventReader.ReadEnvelope(frame));
        Assert.NotNull(SlackEventReader.ReadRtm(frame, "T1"));
    }
}
