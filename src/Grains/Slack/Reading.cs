using Pokemanager.Grains.Interfaces.Commands;
using Pokemanager.Grains.Interfaces.Handlers;
using Pokemanager.Grains.Interfaces.Requests;
using Pokemanager.Slack;

namespace Pokemanager.Grains.Slack;

/// <summary>What an event of Slack means to us.</summary>
internal abstract record Reading
{
    private Reading()
    {
    }

    /// <summary>Somebody asks for somebody.</summary>
    public sealed record Asked(Mention Mention) : Reading;

    /// <summary>A private message to the bot.</summary>
    public sealed record Replied(string User, PrivateReply Reply) : Reading;

    /// <summary>A message in a thread of a channel, which may be a handler's answer.</summary>
    public sealed record AnsweredThread(string User, string Channel, string ThreadTs, string Ts, string Text) : Reading;

    /// <summary>An emoji that acknowledges.</summary>
    public sealed record Reacted(string User, string Channel, string Ts, string EventTs) : Reading;

    /// <summary>The press of one of a request's buttons.</summary>
    public sealed record Pressed(string User, ButtonPress Press) : Reading;

    /// <summary>A slash command.</summary>
    /// <param name="Trigger">The same one each time Slack delivers it.</param>
    public sealed record Commanded(string Trigger, SlashCommand Command) : Reading;

    /// <summary>Somebody looks at the home tab, or looks again.</summary>
    public sealed record HomeOpened(string User) : Reading;

    /// <summary>A user changed or joined.</summary>
    public sealed record UserChanged(SlackUser User) : Reading;

    /// <summary>Nothing to do.</summary>
    /// <param name="Why">For the log.</param>
    public sealed record Noise(string Why) : Reading;
}
