namespace Pokemanager.Slack;

/// <summary>A conversation as Slack sends it.</summary>
internal sealed record WireChannel(string? Id, string? Name, bool? IsIm, bool? IsPrivate, bool? IsMember, string? User)
{
    /// <summary>The conversation. Slack says of a listed or private conversation no membership, since it follows.</summary>
    public SlackChannel ToChannel(bool isJoined = false) =>
        new(Id ?? "", Name, IsIm ?? false, IsPrivate ?? false, IsMember ?? (isJoined || IsIm == true), User);
}
