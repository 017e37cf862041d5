using static Pokemanager.Policies.Tests.Configuration.Reading;

namespace Pokemanager.Policies.Tests.Configuration;

/// <summary>Several workspaces in one file.</summary>
public sealed class WorkspacesTests
{
    private const string Acme = "{team_id: T024BE7LD, token_env: ACME}";

    [Fact]
    public void What_an_entry_does_not_say_holds_as_the_file_says_it()
    {
        var configuration = Good(GoodPolicy + "channels: [ops]\nprivate_message_deny: no\nworkspaces:\n  acme: " + Acme + "\n");

        var acme = configuration.Workspaces["T024BE7LD"];
        Assert.Equal(("acme", new TokenPlace(false, "ACME"), 5), (acme.Name, acme.Token, acme.Line));
        Assert.Equal((configuration.Channels, configuration.Policy, "no"), (acme.Configuration.Channels, acme.Configuration.Policy, acme.Configuration.PrivateMessageDeny));
    }

    [Fact]
    public void What_an_entry_says_itself_holds_there_and_nowhere_else()
    {
        var configuration = Good(
            """
            escalation_policy: [{handlers: [dilbert]}]
            private_message_deny: no
            workspaces:
              globex:
                team_id: T024BE7LG
                token_file: secrets/globex
                channels: [help]
                private_message_deny:
                escalation_policy: [{handlers: [hank], escalate_after_seconds: 30}]
            """);

        var globex = configuration.For("T024BE7LG");
        Assert.Equal(new TokenPlace(true, "secrets/globex"), configuration.Workspaces["T024BE7LG"].Token);
        Assert.Equal(("help", null, "hank"), (Assert.Single(globex.Channels!.Value), globex.PrivateMessageDeny, globex.Policy.Levels[0].Handlers[0].Value));
        Assert.Equal((null, "no", "dilbert"), (configuration.Channels, configuration.PrivateMessageDeny, configuration.Policy.Levels[0].Handlers[0].Value));
        Assert.Same(configuration, configuration.For("T0ANOTHER"));
    }

    [Theory]
    [InlineData("[acme]", "2:13", "workspaces must be a map of names, not a list; write each as acme: {team_id:")]
    [InlineData("acme", "2:13", "workspaces must be a map of names, not text;")]
    [InlineData("{acme: T024BE7LD}", "2:20", "a workspace must be a map with team_id and token_env, not text;")]
    [InlineData("{'': {team_id: T024BE7LD, token_env: A}}", "2:14", "\"\" is no name for a workspace;")]
    [InlineData("{acme: {token_env: A}}", "2:20", "the workspace has no team_id; add it, as in team_id: T024BE7LD")]
    [InlineData("{acme: {team_id: acme.slack.com, token_env: A}}", "2:30", "\"acme.slack.com\" is no id of a workspace;")]
    [InlineData("{acme: {team_id: [T024BE7LD], token_env: A}}", "2:30", "team_id must be text, not a list;")]
    [InlineData("{acme: {team_id: T024BE7LD}}", "2:20", "the workspace has neither token_env nor token_file;")]
    [InlineData("{acme: {team_id: T024BE7LD, token_file: t, token_env: A}}", "2:56", "token_env and token_file say both where the token is;")]
    [InlineData("{acme: {team_id: T024BE7LD, token_env: 'A B'}}", "2:52", "token_env is no name of an environment variable;")]
    [InlineData("{acme: {team_id: T024BE7LD, token_file: ' '}}", "2:53", "token_file is no path of a file;")]
    [InlineData("{acme: {team_id: T024BE7LD, token_env: A, escalation_policy: []}}", "2:74", "escalation_policy is empty;")]
    [InlineData("{acme: {team_id: T024BE7LD, token_env: A, channels: []}}", "2:65", "channels is an empty list;")]
    [InlineData("{a: {team_id: T024BE7LD, token_env: A}, b: {team_id: T024BE7LD, token_env: B}}", "2:53", "the workspace T024BE7LD stands twice, first on line 2 as \"a\";")]
    public void An_entry_needs_a_workspace_and_a_place_of_its_token(string workspaces, string at, string begins) =>
        Assert.StartsWith($"p.yaml:{at}: {begins}", Assert.Single(Bad($"{GoodPolicy}workspaces: {workspaces}\n")), StringComparison.Ordinal);

    [Theory]
    [InlineData("token: xoxb-1234-abcd")]
    [InlineData("token_env: xoxb-1234-abcd")]
    [InlineData("token_file: xoxb-1234-abcd")]
    public void A_token_never_stands_in_the_file_and_is_not_repeated(string entry)
    {
        var problems = Bad($"{GoodPolicy}workspaces:\n  acme:\n    team_id: T024BE7LD\n    {entry}\n");

        Assert.Contains(problems, problem => problem.StartsWith("p.yaml:5:", StringComparison.Ordinal) && problem.Contains("a Slack token stands here", StringComparison.Ordinal));
        Assert.DoesNotContain(problems, problem => problem.Contains("abcd", StringComparison.Ordinal));
    }

    [Fact]
    public void A_key_in_the_wrong_place_is_told_where_it_belongs()
    {
        var problems = Read(GoodPolicy + "team_id: T024BE7LD\nworkspaces:\n  acme: {team_id: T024BE7LD, token_env: A, handlers: [a], workspaces: {}}\n").Problems.Select(problem => problem.ToString());

        Assert.Equal(
            [
                "p.yaml:2:1: warning: unknown key \"team_id\" is ignored; it belongs in an entry of workspaces",
                "p.yaml:4:44: warning: unknown key \"handlers\" is ignored; it belongs in a level of escalation_policy",
                "p.yaml:4:59: warning: unknown key \"workspaces\" is ignored; it belongs at the top of the file",
            ],
            problems);
    }
}
