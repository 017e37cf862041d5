using static Pokemanager.Policies.Tests.Configuration.Reading;

namespace Pokemanager.Policies.Tests.Configuration;

public sealed class SeedFileTests
{
    private const string Example = """
        ---
        escalation_policy:
          -
            handlers:
            - dilbert
            escalate_after_seconds: 300
          -
            handlers:
            - asok
            - alice
          -
            handlers:
            - wally
            escalate_after_seconds: 120
          -
            handlers:
            - pointy_haired_boss

        """;

    [Fact]
    public void The_original_example_loads_without_a_warning_and_means_the_same()
    {
        var configuration = Good(Example);

        Assert.Null(configuration.Channels);
        Assert.Null(configuration.PrivateMessageDeny);
        Assert.Equal("default", configuration.Policy.Name);
        Assert.Equal(
            ["dilbert 300", "asok alice 60", "wally 120", "pointy_haired_boss 60"],
            configuration.Policy.Levels.Select(level => $"{string.Join(' ', level.Handlers)} {level.EscalateAfter.TotalSeconds}"));
        Assert.All(configuration.Policy.Levels.SelectMany(level => level.Handlers), handler => Assert.Equal(HandlerKind.Name, handler.Kind));
        Assert.Equal([5, 9, 10, 13, 17], configuration.Policy.Levels.SelectMany(level => level.Handlers).Select(handler => handler.Line));
    }

    [Fact]
    public void Every_key_is_read()
    {
        var configuration = Good("""
            channels: [ops-help, "#data-help", C024BE91L, Ops-Help]
            escalation_policy:
              - handlers: ["@dilbert", U024BE7LH, <@W024BE7LJ>, email:lead@example.com, "Anna Lee"]
                escalate_after_seconds: 86400
            private_message_deny: "Please mention me in a channel. "
            """);

        Assert.Equal(["ops-help", "data-help", "C024BE91L"], configuration.Channels!.Value);
        Assert.Equal("Please mention me in a channel.", configuration.PrivateMessageDeny);
        Assert.Equal(TimeSpan.FromDays(1), configuration.Policy.Levels[0].EscalateAfter);
        Assert.Equal(
            [
                new(HandlerKind.Name, "dilbert", 3, 16), new(HandlerKind.Id, "U024BE7LH", 3, 28), new(HandlerKind.Id, "W024BE7LJ", 3, 39),
                new(HandlerKind.Email, "lead@example.com", 3, 53), new HandlerReference(HandlerKind.Name, "Anna Lee", 3, 77),
            ],
            configuration.Policy.Levels[0].Handlers);
    }

    [Theory]
    [InlineData("channels:\n")]
    [InlineData("channels: ~\n")]
    [InlineData("private_message_deny:\n")]
    [InlineData("private_message_deny: ''\n")]
    [InlineData("private_message_deny: ' '\n")]
    public void An_optional_key_without_a_value_is_a_key_left_out(string text)
    {
        var configuration = Good(text + GoodPolicy);

        Assert.Null(configuration.Channels);
        Assert.Null(configuration.PrivateMessageDeny);
    }

    [Fact]
    public void A_wait_without_a_value_is_the_default() =>
        Assert.Equal(TimeSpan.FromSeconds(60), Good("escalation_policy:\n- handlers: [a]\n  escalate_after_seconds:\n").Policy.Levels[0].EscalateAfter);

    [Fact]
    public void Handlers_that_yaml_takes_for_numbers_and_booleans_are_names_as_written() =>
        Assert.Equal(
            ["yes", "123", "1.50", "true", "null", "0x1F"],
            Good("escalation_policy:\n- handlers: [yes, 123, 1.50, true, 'null', 0x1F]\n").Policy.Levels[0].Handlers.Select(handler => handler.Value));

    [Theory]
    [InlineData("\uFEFF")]
    [InlineData("# a comment\n")]
    [InlineData("%YAML 1.1\n---\n")]
    [InlineData("\r\n\r\n")]
    public void A_byte_order_mark_and_what_else_may_come_first_are_fine(string before) =>
        Assert.Equal("dilbert", Good(before + GoodPolicy).Policy.Levels[0].Handlers[0].Value);

    [Fact]
    public void Line_ends_of_windows_are_fine()
    {
        var unix = Good(Example);
        var windows = Good(Example.ReplaceLineEndings("\r\n"));

        Assert.Equal(unix.Policy.Version, windows.Policy.Version);
        Assert.Equal(17, windows.Policy.Levels[3].Handlers[0].Line);
    }

    [Fact]
    public void A_simple_alias_stands_for_the_value_of_its_anchor()
    {
        var levels = Good("escalation_policy:\n- handlers: &team [asok, alice]\n- handlers: *team\n").Policy.Levels;

        Assert.Equal(levels[0].Handlers, levels[1].Handlers);
    }

    [Fact]
    public void The_version_is_of_the_levels_and_nothing_else()
    {
        var version = Good(GoodPolicy).Policy.Version;

        Assert.Matches("^[0-9a-f]{8}$", version);
        Assert.Equal(version, Good("# comment\nchannels: [a]\nescalation_policy:\n- handlers:\n  - '@dilbert'\n  escalate_after_seconds: 60\n").Policy.Version);
        Assert.NotEqual(version, Good("escalation_policy: [{handlers: [dilbert], escalate_after_seconds: 61}]").Policy.Version);
        Assert.NotEqual(version, Good("escalation_policy: [{handlers: [dilbert, asok]}]").Policy.Version);
        Assert.NotEqual(
            Good("escalation_policy: [{handlers: [dilbert, asok]}]").Policy.Version,
            Good("escalation_policy: [{handlers: [dilbert]}, {handlers: [asok]}]").Policy.Version);
    }

    [Fact]
    public void The_version_of_the_original_example_never_changes() => Assert.Equal("f9d3ab9c", Good(Example).Policy.Version);
}
