using System.Text;

namespace Pokemanager.Slack.Tests.Events;

public sealed class EnvelopeTests
{
    [Fact]
    public void Mention_is_read_with_the_team_that_installed_the_app()
    {
        var delivery = Delivery("""
            {"envelope_id":"E1","type":"events_api","retry_attempt":2,"payload":{"type":"event_callback","team_id":"TOTHER",
             "authorizations":[{"team_id":"T1"}],
             "event":{"type":"app_mention","channel":"C1","user":"U7","text":"<@UBOT> db down","ts":"5.1","thread_ts":"4.9"}}}
            """);

        Assert.Equal(("E1", 2), (delivery.EnvelopeId, delivery.RetryAttempt));
        Assert.Equal(
            new MessageEvent("C1", null, "U7", null, null, null, "<@UBOT> db down", "5.1", "4.9", true, false, false) { TeamId = "T1" },
            delivery.Event);
    }

    [Fact]
    public void Message_without_authorizations_belongs_to_the_team_of_the_payload()
    {
        var delivery = Delivery("""
            {"envelope_id":"E1","type":"events_api","payload":{"team_id":"T2",
             "event":{"type":"message","channel_type":"im","channel":"X1","user":"U7","text":"ack","ts":"5.1"}}}
            """);

        var message = Assert.IsType<MessageEvent>(delivery.Event);
        Assert.Equal("T2", message.TeamId);
        Assert.True(message.IsDirect);
    }

    [Fact]
    public void Pressed_button_is_read()
    {
        var delivery = Delivery("""
            {"envelope_id":"E2","type":"interactive","accepts_response_payload":true,"payload":{"type":"block_actions",
             "user":{"id":"U07","team_id":"T9"},"team":{"id":"T1"},"trigger_id":"12.34",
             "container":{"message_ts":"7.2","channel_id":"D9"},"channel":{"id":"D9"},"response_url":"https://hooks.slack.test/1",
             "actions":[{"type":"button","action_id":"ack","value":"k.1","action_ts":"8.1"}]}}
            """);

        Assert.Equal(
            new ButtonPressedEvent("U07", "ack", "k.1", "D9", "7.2", "12.34", "8.1", "https://hooks.slack.test/1") { TeamId = "T1" },
            delivery.Event);
    }

    [Theory]
    [InlineData("""{"view":{"app_installed_team_id":"T1"},"team":{"id":"T2"},"user":{"team_id":"T3"}}""", "T1")]
    [InlineData("""{"view":null,"team":{"id":"T2"},"user":{"team_id":"T3"}}""", "T2")]
    [InlineData("""{"team":null,"user":{"team_id":"T3"}}""", "T3")]
    [InlineData("""{"team":5,"user":[]}""", null)]
    public void Interaction_belongs_to_the_team_that_installed_the_app(string payload, string? team)
    {
        var delivery = Delivery($$"""{"envelope_id":"E3","type":"interactive","payload":{{payload}}}""");

        Assert.Equal(team, delivery.Event.TeamId);
    }

    [Theory]
    [InlineData("""{"type":"hello","num_connections":1}""", typeof(SocketFrame.Hello))]
    [InlineData("""{"type":"disconnect","reason":"warning"}""", typeof(SocketFrame.Ending))]
    [InlineData("""{"type":"disconnect"}""", typeof(SocketFrame.Ending))]
    [InlineData("""{"type":"events_api"}""", typeof(SocketFrame.Ignored))]
    [InlineData("""{"envelope_id":7,"type":"events_api"}""", typeof(SocketFrame.Ignored))]
    [InlineData("UNAUTHENTICATED: cache_error", typeof(SocketFrame.Ignored))]
    [InlineData("[1]", typeof(SocketFrame.Ignored))]
    [InlineData("", typeof(SocketFrame.Ignored))]
    public void Frame_is_told_apart(string frame, Type kind) => Assert.IsType(kind, Read(frame));

    [Theory]
    [InlineData("""{"envelope_id":"E","type":"events_api"}""")]
    [InlineData("""{"envelope_id":"E","type":"events_api","payload":"x"}""")]
    [InlineData("""{"envelope_id":"E","type":"events_api","payload":{"type":"event_callback"}}""")]
    [InlineData("""{"envelope_id":"E","type":"events_api","payload":{"event":{"type":"message","ts":"1"}}}""")]
    [InlineData("""{"envelope_id":"E","type":"events_api","payload":{"event":{"type":"message","channel":"\ud800","ts":"1"}}}""")]
    [InlineData("""{"envelope_id":"E","type":"interactive","payload":{"type":"block_actions","actions":[]}}""")]
    public void Envelope_that_cannot_be_read_can_still_be_confirmed(string frame)
    {
        var delivery = Delivery(frame);

        Assert.Equal("E", delivery.EnvelopeId);
        Assert.IsType<UnreadableEvent>(delivery.Event);
    }

    [Fact]
    public void Envelope_of_a_kind_nothing_reads_is_delivered_as_other()
    {
        var delivery = Delivery("""{"envelope_id":"E","type":"no_such_kind","payload":{"team_id":"T1"}}""");

        Assert.Equal(new OtherEvent("no_such_kind") { TeamId = "T1" }, delivery.Event);
    }

    [Fact]
    public void Slash_command_is_read()
    {
        var delivery = Delivery("""
            {"envelope_id":"E4","type":"slash_commands","accepts_response_payload":true,"payload":{"team_id":"T1","channel_id":"C1",
             "channel_name":"ops","user_id":"U07","command":"/poke","text":"db &lt;down&gt;","response_url":"https://hooks.slack.test/2",
             "trigger_id":"12.34.ab"}}
            """);

        Assert.Equal(
            new SlashCommandEvent("U07", "/poke", "db &lt;down&gt;", "C1", "https://hooks.slack.test/2", "12.34.ab") { TeamId = "T1" }, delivery.Event);
    }

    [Theory]
    [InlineData("""{"channel_id":"C1","user_id":"U07","command":"/poke"}""")]
    [InlineData("""{"channel_id":"C1","user_id":"U07","trigger_id":"1"}""")]
    [InlineData("""{"channel_id":"C1","command":"/poke","trigger_id":"1"}""")]
    [InlineData("""{"user_id":"U07","command":"/poke","trigger_id":""}""")]
    public void Slash_command_that_lacks_something_can_still_be_confirmed(string payload)
    {
        var delivery = Delivery($$"""{"envelope_id":"E5","type":"slash_commands","payload":{{payload}}}""");

        Assert.Equal("E5", delivery.EnvelopeId);
        Assert.IsType<UnreadableEvent>(delivery.Event);
    }

    [Fact]
    public void Opening_of_the_home_tab_is_read()
    {
        var delivery = Delivery("""
            {"envelope_id":"E6","type":"events_api","payload":{"team_id":"T1","event":{"type":"app_home_opened","user":"U07","channel":"D1","tab":"home"}}}
            """);

        Assert.Equal(new HomeOpenedEvent("U07", "home") { TeamId = "T1" }, delivery.Event);
    }

    [Fact]
    public void Button_of_the_home_tab_is_pressed_in_no_conversation()
    {
        var delivery = Delivery("""
            {"envelope_id":"E7","type":"interactive","payload":{"type":"block_actions","user":{"id":"U07","team_id":"T1"},"team":{"id":"T1"},
             "container":{"type":"view","view_id":"V1"},"view":{"id":"V1","type":"home","app_installed_team_id":"T1"},"trigger_id":"12.34",
             "actions":[{"type":"button","action_id":"look","action_ts":"8.1"}]}}
            """);

        Assert.Equal(new ButtonPressedEvent("U07", "look", null, null, null, "12.34", "8.1", null) { TeamId = "T1" }, delivery.Event);
    }

    [Fact]
    public void Confirmation_names_the_envelope_as_valid_json()
    {
        Assert.Equal("""{"envelope_id":"3c7e-1"}""", Encoding.UTF8.GetString(EventIntake.Confirmation("3c7e-1")));
        Assert.Equal("""{"envelope_id":"a\"b\\c"}""", Encoding.UTF8.GetString(EventIntake.Confirmation("a\"b\\c")));
    }

    [Fact]
    public void Any_envelope_that_is_taken_is_confirmed_within_the_largest_frame_that_Slack_reads()
    {
        var longest = string.Concat(Enumerable.Repeat("\\u0001", 1024));

        var delivery = Delivery($$"""{"envelope_id":"{{longest}}","type":"events_api","payload":{} }""");

        Assert.InRange(EventIntake.Confirmation(delivery.EnvelopeId!).Length, 1024, 20_480);
        Assert.IsType<SocketFrame.Ignored>(Read($$"""{"envelope_id":"{{longest}}x","type":"events_api","payload":{} }"""));
    }

    private static SocketFrame.Delivery Delivery(string frame) => Assert.IsType<SocketFrame.Delivery>(Read(frame));

    private static SocketFrame Read(string frame) => SlackEventReader.ReadEnvelope(Encoding.UTF8.GetBytes(frame));
}
