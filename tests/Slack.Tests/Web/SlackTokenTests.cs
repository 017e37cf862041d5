namespace Pokemanager.Slack.Tests.Web;

public sealed class SlackTokenTests
{
    [Theory]
    [InlineData("xoxb-123-secret", "xoxb-…")]
    [InlineData("xapp-1-A0-secret", "xapp-…")]
    [InlineData("secretwithoutprefix", "…")]
    [InlineData("longsecretprefix-x", "…")]
    public void Token_shows_its_kind_and_no_secret(string secret, string shown)
    {
        Assert.Equal(shown, new SlackToken(secret).ToString());
        Assert.Equal($"token {shown}", $"token {new SlackToken(secret)}");
    }

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    [InlineData("xoxb-1\r\nX-Evil: 1")]
    [InlineData("xoxb-ü")]
    public void Text_that_cannot_be_a_token_is_refused_without_repeating_it(string secret)
    {
        var refusal = Assert.ThrowsAny<ArgumentException>(() => new SlackToken(secret));

        if (secret.Trim().Length > 0) Assert.DoesNotContain(secret, refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Tokens_of_one_secret_are_equal()
    {
        Assert.Equal(new SlackToken("xoxb-1"), new SlackToken("xoxb-1"));
        Assert.NotEqual(new SlackToken("xoxb-1"), new SlackToken("xoxb-2"));
    }
}
