namespace Pokemanager.Silo.Tests.Running;

/// <summary>What becomes of mentions when the file of a running bot is changed.</summary>
public sealed class ReloadTests
{
    private const string Name = "policy.yaml";

    [Fact]
    public async Task What_is_open_ends_by_the_policy_it_began_with_and_what_is_new_goes_by_the_last_good_file()
    {
        await using var place = await Workplace.OpenAsync();
        using var bot = BotProcess.Start(place.Slack, place.Company, place.File(Name, Asking("dilbert", "asok")), place.Storage);
        await bot.ReadyAsync();
        place.Ask("before");
        await place.Page("dilbert", "before");

        place.File(Name, Asking("alice"));
        await bot.SaysAsync(", 1 levels");
        place.Ask("after");
        await place.Page("alice", "after");
        await place.Page("asok", "before");
        Assert.Single(place.PostedKeys(), key => key.Contains($"#Page:0:{place.Company.User("dilbert").Id}", StringComparison.Ordinal));

        place.File(Name, "escalation_policy:\n- handlers: []\n");
        await bot.SaysAsync($"{Name}:2:");
        await bot.SaysAsync("stayed in force");
        place.Ask("meanwhile");
        await place.Page("alice", "meanwhile");
    }

    private static string Asking(params string[] handlers) => "escalation_policy:\n" + string.Concat(
        handlers.Select(handler => $"- handlers: [{handler}]\n  escalate_after_seconds: 8\n"));
}
