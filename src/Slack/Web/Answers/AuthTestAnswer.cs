namespace Pokemanager.Slack;

internal sealed record AuthTestAnswer(string? Url, string? Team, string? User, string? TeamId, string? UserId, string? BotId) : Answer
{
    public override bool IsComplete => TeamId is not null && UserId is not null;
}
