namespace Pokemanager.SlackEmulator;

/// <summary>The app's bot in one workspace.</summary>
/// <param name="UserId">Its user id (U…).</param>
/// <param name="BotId">Its bot id (B…).</param>
/// <param name="Name">Its user name.</param>
public sealed record EmulatedBot(string UserId, string BotId, string Name)
{
    /// <summary>The token that mentions it.</summary>
    public string Tag => $"<@{UserId}>";
}
