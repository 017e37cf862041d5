using System.Text.Json;
using Pokemanager.SlackEmulator.Wire;

namespace Pokemanager.SlackEmulator.Control;

/// <summary>What can be done in a workspace over HTTP; <c>user</c> names who does it.</summary>
internal static class PersonActions
{
    public static Action<Utf8JsonWriter> Do(string action, EmulatedWorkspace workspace, ControlArguments arguments)
    {
        return action switch
        {
            "say" => One(User().Say(arguments.Required("channel"), arguments.Required("text"), arguments.Text("thread_ts"))),
            "mention" => One(User().Mention(arguments.Required("channel"), arguments.Text("text") ?? "", arguments.Text("thread_ts"))),
            "direct" => One(User().Direct(arguments.Required("text"), arguments.Text("thread_ts"))),
            "react" => One(User().React(Message(), arguments.Required("name"))),
            "unreact" => One(User().Unreact(Message(), arguments.Required("name"))),
            "edit" => One(User().Edit(Message(), arguments.Required("text"))),
            "delete" => One(User().Delete(Message())),
            "press" => Sent(User().Press(Message(), arguments.Required("action_id"))),
            "press-home" => Sent(User().PressHome(arguments.Required("action_id"))),
            "command" => Sent(User().Command(arguments.Required("command"), arguments.Text("text") ?? "", arguments.Text("channel"))),
            "home" => OpenHome(),
            "users" => AddUser(),
            "change" => ChangeUser(),
            "channels" => AddChannel(),
            "join" => Join(),
            "refuse-tokens" => RefuseTokens(),
            _ => throw new KeyNotFoundException($"There is no action {action}."),
        };

        EmulatedUser User() => workspace.User(arguments.Required("user"));

        EmulatedMessage Message()
        {
            var (channel, ts) = (workspace.Channel(arguments.Required("channel")), arguments.Required("ts"));
            return channel.Message(ts) ?? workspace.Messages.FirstOrDefault(m => m.Channel == channel.Id && m.Ts == ts)
                ?? throw new KeyNotFoundException($"There is no message {ts} in {channel.Name}.");
        }

        Action<Utf8JsonWriter> One(EmulatedMessage message) => ControlJson.One(message, workspace);

        Action<Utf8JsonWriter> OpenHome()
        {
            User().OpenHome();
            return writer => writer.WriteOptional("home", User().Home);
        }

        Action<Utf8JsonWriter> AddUser()
        {
            var user = workspace.AddUser(
                arguments.Required("name"), arguments.Text("display_name"), arguments.Text("real_name"), arguments.Text("email"),
                arguments.Flag("deleted"), arguments.Flag("is_bot"), arguments.Flag("guest"));
            return writer => UserJson.Members(writer, user, withEmail: true);
        }

        Action<Utf8JsonWriter> ChangeUser()
        {
            User().Change(
                arguments.Text("name"), arguments.Text("display_name"), arguments.Text("real_name"), arguments.Text("email"),
                arguments.Text("deleted") is null ? null : arguments.Flag("deleted"));
            User().Presence = arguments.Text("presence") ?? User().Presence;
            return writer => UserJson.Members(writer, User(), withEmail: true);
        }

        Action<Utf8JsonWriter> AddChannel()
        {
            var channel = workspace.AddChannel(
                arguments.Required("name"), arguments.Flag("bot_is_member", fallback: true), arguments.Flag("private"), workspace.Users);
            return writer => ChannelJson.Members(writer, channel, withMemberCount: true);
        }

        Action<Utf8JsonWriter> Join()
        {
            var channel = workspace.Channel(arguments.Required("channel"));
            if (arguments.Text("user") is null) channel.InviteBot();
            else channel.Add(User());
            return writer => ChannelJson.Members(writer, channel, withMemberCount: true);
        }

        Action<Utf8JsonWriter> RefuseTokens()
        {
            workspace.RefuseTokens(arguments.Text("error"));
            return _ => { };
        }

        static Action<Utf8JsonWriter> Sent(EmulatedInteraction interaction) => writer => writer.WriteOptional("payload", interaction.Payload);
    }
}
