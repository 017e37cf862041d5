using Pokemanager.Policies.Handlers;

namespace Pokemanager.Policies.Tests.Handlers;

public sealed class HandlerResolverTests
{
    private static readonly UserDirectory Company = new(
    [
        new("U1DILBERT", "dilbert", "Dil", "Dilbert Adams", "dilbert@example.com", false, false),
        new("U2ASOK", "asok", "", null, null, false, false),
        new("U3ALICE", "alice", "Team Lead", "Alice A", "lead@example.com", false, false),
        new("U4ALICE", "alice2", "alice", "Alice B", null, false, false),
        new("U5SAM", "sam1", "Sam", "Sam One", null, false, false),
        new("U6SAM", "sam2", "sam ", "Sam Two", null, false, false),
        new("U7GONE", "wally", "Wally", "Wally W", "wally@example.com", true, false),
        new("U8BOT", "ratbert", "Ratbert", "Ratbert", null, false, true),
        new("U9GONE", "lead", null, null, "lead@example.com", true, false),
        new("UACATBERT", "hr_old", "Catbert", null, null, true, false),
        new("UBCATBERT", "hr_new", null, "Catbert", null, false, false),
        new("USLACKBOT", "slackbot", "Slackbot", null, null, false, false),
    ]);

    [Theory]
    [InlineData("dilbert", "U1DILBERT")]
    [InlineData("DILBERT", "U1DILBERT")]
    [InlineData("dil", "U1DILBERT")]
    [InlineData("dilbert adams", "U1DILBERT")]
    [InlineData("asok", "U2ASOK")]
    public void A_name_is_a_user_name_a_display_name_or_a_real_name(string name, string id) => Assert.Equal(id, Found(Name(name)));

    [Fact]
    public void A_user_name_comes_before_somebody_elses_display_name() => Assert.Equal("U3ALICE", Found(Name("alice")));

    [Fact]
    public void Somebody_who_left_steps_aside_for_anybody_else_of_that_name() => Assert.Equal("UBCATBERT", Found(Name("catbert")));

    [Fact]
    public void An_id_is_exact()
    {
        Assert.Equal("U1DILBERT", Found(new HandlerReference(HandlerKind.Id, "U1DILBERT", 3)));
        Assert.IsType<HandlerResolution.Unknown>(Resolve(new HandlerReference(HandlerKind.Id, "u1dilbert", 3)));
    }

    [Fact]
    public void An_address_knows_no_case_and_prefers_who_is_still_there() =>
        Assert.Equal("U3ALICE", Found(new HandlerReference(HandlerKind.Email, "Lead@Example.com", 3)));

    [Theory]
    [InlineData(HandlerKind.Name, "sam", "2 Slack users match \"sam\" (config line 7): sam1 (U5SAM), sam2 (U6SAM). Name the one you mean by id.")]
    [InlineData(HandlerKind.Name, "dilbret", "no Slack user matches \"dilbret\" (config line 7). Did you mean \"dilbert\"?")]
    [InlineData(HandlerKind.Name, "teamlead", "no Slack user matches \"teamlead\" (config line 7). Did you mean \"alice\"?")]
    [InlineData(HandlerKind.Name, "wallie", "no Slack user matches \"wallie\" (config line 7). Check the spelling, or name the person by id.")]
    [InlineData(HandlerKind.Id, "U1DILBERX", "no Slack user matches \"U1DILBERX\" (config line 7). Check the spelling, or name the person by id.")]
    [InlineData(HandlerKind.Email, "a@b.de", "no Slack user matches \"email:a@b.de\" (config line 7). Check the spelling, or name the person by id.")]
    [InlineData(HandlerKind.Name, "Wally", "\"Wally\" is wally (U7GONE), whose account is deactivated (config line 7). Name somebody else.")]
    [InlineData(HandlerKind.Email, "wally@example.com", "\"email:wally@example.com\" is wally (U7GONE), whose account is deactivated (config line 7). Name somebody else.")]
    [InlineData(HandlerKind.Name, "ratbert", "\"ratbert\" is ratbert (U8BOT), a bot, which cannot answer (config line 7). Name a person.")]
    [InlineData(HandlerKind.Name, "slackbot", "\"slackbot\" is slackbot (USLACKBOT), a bot, which cannot answer (config line 7). Name a person.")]
    [InlineData(HandlerKind.Id, "U8BOT", "\"U8BOT\" is ratbert (U8BOT), a bot, which cannot answer (config line 7). Name a person.")]
    public void Who_cannot_be_asked_is_described_with_the_mend(HandlerKind kind, string value, string message)
    {
        var handler = new HandlerReference(kind, value, 7);

        Assert.Equal(message, HandlerResolver.Describe(handler, Resolve(handler)));
    }

    [Fact]
    public void Names_of_a_hundred_thousand_users_are_found_at_once()
    {
        var users = Enumerable.Range(0, 100_000).Select(i => new DirectoryUser($"U{i:D8}", $"user_{i}", $"Person {i}", "John Smith", $"u{i}@example.com", i % 10 == 0, false));
        var started = Environment.CpuUsage.TotalTime;
        var directory = new UserDirectory(users);
        var built = Environment.CpuUsage.TotalTime - started;

        started = Environment.CpuUsage.TotalTime;
        for (var i = 1; i < 100_000; i += 10)
        {
            Assert.IsType<HandlerResolution.Found>(HandlerResolver.Resolve(Name($"PERSON {i}"), directory));
        }

        var found = Environment.CpuUsage.TotalTime - started;
        started = Environment.CpuUsage.TotalTime;
        Assert.IsType<HandlerResolution.Unknown>(HandlerResolver.Resolve(Name("usher_77777"), directory));
        var guessed = Environment.CpuUsage.TotalTime - started;
        Assert.Equal(90_000, Assert.IsType<HandlerResolution.Ambiguous>(HandlerResolver.Resolve(Name("john smith"), directory)).Candidates.Length);

        TestContext.Current.TestOutputHelper?.WriteLine($"built in {built.TotalMilliseconds:F0} ms, 10,000 found in {found.TotalMilliseconds:F0} ms, one guessed in {guessed.TotalMilliseconds:F0} ms");
        Assert.True(built < TimeSpan.FromSeconds(10), $"building took {built}");
        Assert.True(found < TimeSpan.FromSeconds(10), $"10,000 look-ups took {found}");
        Assert.True(guessed < TimeSpan.FromSeconds(10), $"a guess took {guessed}");
    }

    private static HandlerReference Name(string name) => new(HandlerKind.Name, name, 3);

    private static HandlerResolution Resolve(HandlerReference handler) => HandlerResolver.Resolve(handler, Company);

    private static string Found(HandlerReference handler) => Assert.IsType<HandlerResolution.Found>(Resolve(handler)).User.Id;
}
