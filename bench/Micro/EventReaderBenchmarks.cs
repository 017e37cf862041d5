using BenchmarkDotNet.Attributes;
using Pokemanager.Slack;

namespace Pokemanager.Micro;

/// <summary>Reading what arrives over the sockets.</summary>
[MemoryDiagnoser]
public class EventReaderBenchmarks
{
    private static readonly ReadOnlyMemory<byte> MentionFrame = """
        {"envelope_id":"2f1ea0c4-8f6c-4d7e-9b3a-5a3c7d1b9f10","type":"events_api","accepts_response_payload":false,"retry_attempt":0,
        "retry_reason":"","payload":{"token":"verification-token","team_id":"T0ACME","context_team_id":"T0ACME","context_enterprise_id":null,
        "api_app_id":"A0POKE","event":{"type":"app_mention","user":"U0WALLY","text":"<@U0POKE> the nightly export hangs since the deploy",
        "ts":"1772443800.000100","team":"T0ACME","channel":"C0OPS","event_ts":"1772443800.000100","blocks":[{"type":"rich_text","block_id":"x",
        "elements":[{"type":"rich_text_section","elements":[{"type":"user","user_id":"U0POKE"},{"type":"text","text":" the nightly export hangs"}]}]}]},
        "type":"event_callback","event_id":"Ev0123456789","event_time":1772443800,"authorizations":[{"enterprise_id":null,"team_id":"T0ACME",
        "user_id":"U0POKE","is_bot":true,"is_enterprise_install":false}],"is_ext_shared_channel":false,"event_context":"4-abc"}}
        """u8.ToArray();

    private static readonly ReadOnlyMemory<byte> PressFrame = """
        {"envelope_id":"7c0f2a8e-1f0b-4c53-8d11-64d0a1f9c9aa","type":"interactive","accepts_response_payload":false,"payload":{"type":"block_actions",
        "user":{"id":"U0DILBERT","username":"dilbert","name":"dilbert","team_id":"T0ACME"},"api_app_id":"A0POKE","token":"verification-token",
        "container":{"type":"message","message_ts":"1772443800.000300","channel_id":"D0DILBERT","is_ephemeral":false},"trigger_id":"1.2.3",
        "team":{"id":"T0ACME","domain":"acme"},"channel":{"id":"D0DILBERT","name":"directmessage"},
        "message":{"type":"message","user":"U0POKE","ts":"1772443800.000300","text":"wally needs someone in <#C0OPS>: the nightly export hangs"},
        "response_url":"https://hooks.slack.com/actions/T0ACME/1/2","actions":[{"action_id":"take","block_id":"b1",
        "text":{"type":"plain_text","text":"I'll take it","emoji":true},"value":"T0ACME/C0OPS/1772443800.000100|0|0","style":"primary",
        "type":"button","action_ts":"1772443805.123456"}]}}
        """u8.ToArray();

    private static readonly ReadOnlyMemory<byte> RtmFrame = """
        {"type":"message","channel":"C0OPS","user":"U0WALLY","text":"<@U0POKE> the nightly export hangs since the deploy","ts":"1772443800.000100",
        "team":"T0ACME","source_team":"T0ACME","user_team":"T0ACME","event_ts":"1772443800.000100","client_msg_id":"0f0e","suppress_notification":false}
        """u8.ToArray();

    [Benchmark]
    public SocketFrame Mention_over_Socket_Mode() => SlackEventReader.ReadEnvelope(MentionFrame);

    [Benchmark]
    public SocketFrame Press_over_Socket_Mode() => SlackEventReader.ReadEnvelope(PressFrame);

    [Benchmark]
    public SlackEvent Mention_over_RTM() => SlackEventReader.ReadRtm(RtmFrame, "T0ACME");
}
