namespace Pokemanager.Grains.Interfaces.Requests;

/// <summary>Somebody mentioned the bot in a channel.</summary>
/// <param name="Workspace">Workspace id.</param>
/// <param name="Channel">Channel id.</param>
/// <param name="Ts">Slack's time stamp of the message.</param>
/// <param name="ThreadTs">The root of the thread it was written in; null at the top of the channel.</param>
/// <param name="User">Who wrote it.</param>
/// <param name="Text">The text in Slack's wire form.</param>
[GenerateSerializer, Immutable, Alias("pokemanager.mention")]
public sealed record Mention(
    [property: Id(0)] string Workspace,
    [property: Id(1)] string Channel,
    [property: Id(2)] string Ts,
    [property: Id(3)] string? ThreadTs,
    [property: Id(4)] string User,
    [property: Id(5)] string Text)
{
    /// <summary>Whether an edit added it to a message that was there already.</summary>
    [Id(6)]
    public bool IsEdit { get; init; }

    /// <summary>Whether it only tries out the way.</summary>
    [Id(7)]
    public bool IsDrill { get; init; }

    /// <summary>The key of the request that this mention starts.</summary>
    public RequestKey Key => new(Workspace, Channel, Ts);
}
