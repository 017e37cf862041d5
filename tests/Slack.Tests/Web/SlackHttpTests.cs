namespace Pokemanager.Slack.Tests.Web;

public sealed class SlackHttpTests
{
    [Theory]
    [InlineData("http://127.0.0.1:8080/api", "http://127.0.0.1:8080/api/")]
    [InlineData("http://127.0.0.1:8080/api/", "http://127.0.0.1:8080/api/")]
    [InlineData("http://127.0.0.1:8080", "http://127.0.0.1:8080/")]
    public void Address_of_the_api_ends_with_a_slash(string given, string used)
    {
        using var client = SlackHttp.CreateClient(new Uri(given));

        Assert.Equal(used, client.BaseAddress!.AbsoluteUri);
    }

    [Fact]
    public void Address_of_the_api_is_Slacks_own_unless_told()
    {
        using var client = SlackHttp.CreateClient();

        Assert.Equal("https://slack.com/api/", client.BaseAddress!.AbsoluteUri);
    }
}
