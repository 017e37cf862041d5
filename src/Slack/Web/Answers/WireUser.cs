namespace Pokemanager.Slack;

/// <summary>A user as Slack sends it.</summary>
internal sealed record WireUser(
    string? Id,
    string? Name,
    string? RealName,
    bool? Deleted,
    bool? IsBot,
    bool? IsRestricted,
    bool? IsUltraRestricted,
    WireProfile? Profile,
    string? TeamId = null,
    bool? IsStranger = null)
{
    // Slack itself says that Slackbot is no bot.
    private const string Slackbot = "USLACKBOT";

    public SlackUser ToUser() => new(
        Id ?? "",
        Name ?? "",
        Profile?.DisplayName,
        RealName ?? Profile?.RealName,
        Profile?.Email,
        Deleted ?? false,
        (IsBot ?? false) || Id == Slackbot,
        (IsRestricted ?? false) || (IsUltraRestricted ?? false))
    {
        TeamId = TeamId,
        IsStranger = IsStranger ?? false,
    };
}
