using System.Text;

namespace Pokemanager.Slack.Tests.Events;

public sealed class RtmEventTests
{
    [Fact]
    public void Message_belongs_to_the_connection_s_workspace()
    {
        var message = Read("""{"type":"message","channel":"D1","user":"U7","text":"ack","ts":"5.1","team":"TOTHER"}""");

        var expected = new MessageEvent("D1", null, "U7", null, null, null, "ack", "5.1", null, false, false, false) { TeamId = "T1" };
        Assert.Equal(expected, message);
        Assert.True(((MessageEvent)message).IsDirect);
    }

    [Fact]
    public void Changed_message_is_hidden_and_shows_the_message_itself()
    {
        var message = Read("""
            {"type":"message","subtype":"message_changed","hidden":true,"channel":"C1","ts":"9.9",
             "message":{"type":"message","user":"U7","text":"new","ts":"5.1","thread_ts":"4.0","edited":{"user":"U7","ts":"9.9"}},
             "previous_message":{"text":"old","ts":"5.1"}}
            """);

        Assert.Equal(
            new MessageEvent("C1", null, "U7", null, null, "message_changed", "new", "5.1", "4.0", false, true, true) { TeamId = "T1", PreviousText = "old" },
            message);
    }

    [Fact]
    public void Deleted_message_is_hidden_and_named_by_its_own_time_stamp()
    {
        var message = Read("""{"type":"message","subtype":"message_deleted","channel":"C1","ts":"9.9","deleted_ts":"5.1"}""");

        Assert.Equal(
            new MessageEvent("C1", null, null, null, null, "message_deleted", "", "5.1", null, false, false, true) { TeamId = "T1" },
            message);
    }

    [Fact]
    public void Bot_s_message_names_bot_and_app()
    {
        var message = Assert.IsType<MessageEvent>(Read(
            """{"type":"message","subtype":"bot_message","channel":"C1","bot_id":"B1","app_id":"A1","text":"x","ts":"1.1"}"""));

        Assert.Equal(("B1", "A1", "bot_message", null), (message.BotId, message.AppId, message.Subtype, message.User));
    }

    [Fact]
    public void Reaction_is_read() => Assert.Equal(
        new ReactionAddedEvent("U7", "ok_hand::skin-tone-2", "D1", "5.1", "6.1") { TeamId = "T1" },
        Read("""
            {"type":"reaction_added","user":"U7","reaction":"ok_hand::skin-tone-2","item_user":"UBOT","event_ts":"6.1",
             "item":{"type":"message","channel":"D1","ts":"5.1"}}
            """));

    [Theory]
    [InlineData("user_change")]
    [InlineData("team_join")]
    public void Changed_user_is_read(string type) => Assert.Equal(
        new UserChangedEvent(new SlackUser("U7", "ash", "Ash", "Ash Ketchum", "ash@kanto.test", true, false, false)) { TeamId = "T1" },
        Read($$$$"""
            {"type":"{{{{type}}}}","user":{"id":"U7","name":"ash","deleted":true,"real_name":"Ash Ketchum",
             "profile":{"display_name":"Ash","email":"ash@kanto.test"}}}
            """));

    [Theory]
    [InlineData("""{"type":"member_joined_channel","channel":"C1","user":"U7"}""", typeof(ChannelJoinedEvent))]
    [InlineData("""{"type":"app_uninstalled"}""", typeof(InstallEndedEvent))]
    [InlineData("""{"type":"tokens_revoked","tokens":{"oauth":[],"bot":["UBOT"]}}""", typeof(InstallEndedEvent))]
    [InlineData("""{"type":"tokens_revoked","tokens":{"oauth":["U7"],"bot":[]}}""", typeof(OtherEvent))]
    [InlineData("""{"type":"user_typing","channel":"C1"}""", typeof(OtherEvent))]
    [InlineData("""{"type":"reaction_added","user":"U7","reaction":"x","item":{"type":"file","file":"F1"}}""", typeof(OtherEvent))]
    [InlineData("""{"type":"reaction_added","user":"U7","item":{"type":"message","channel":"C1","ts":"1"}}""", typeof(UnreadableEvent))]
    [InlineData("""{"type":"user_change","user":"U7"}""", typeof(UnreadableEvent))]
    [InlineData("""{"type":7}""", typeof(UnreadableEvent))]
    [InlineData("not json", typeof(UnreadableEvent))]
    public void Event_is_told_apart(string frame, Type kind) => Assert.IsType(kind, Read(frame));

    private static SlackEvent Read(string frame) => SlackEventReader.ReadRtm(Encoding.UTF8.GetBytes(frame), "T1");
}
