using System.Net;
using System.Net.Http.Headers;
using System.Text;

namespace Pokemanager.Silo.Tests.Running;

/// <summary>The dashboard of the grain runtime.</summary>
public sealed class DashboardTests
{
    private const string Password = "correct horse: battery staple";

    [Fact]
    public async Task The_dashboard_asks_for_the_password_and_shows_the_silo_to_whoever_has_it()
    {
        await using var place = await Workplace.OpenAsync();
        var (settings, url) = Settings();
        using var bot = await place.RunBotAsync(settings);
        using var stranger = new HttpClient { BaseAddress = url };
        using var wrong = new HttpClient { BaseAddress = url, DefaultRequestHeaders = { Authorization = Basic("admin:" + Password + "!") } };
        using var operate = new HttpClient { BaseAddress = url, DefaultRequestHeaders = { Authorization = Basic("admin:" + Password) } };

        foreach (var path in new[] { "", "dashboard/", "dashboard/DashboardCounters", "dashboard/index.min.js", "nothing-here" })
        {
            using var refused = await stranger.GetAsync(new Uri(path, UriKind.Relative));
            using var refusedToo = await wrong.GetAsync(new Uri(path, UriKind.Relative));
            Assert.Equal((HttpStatusCode.Unauthorized, HttpStatusCode.Unauthorized), (refused.StatusCode, refusedToo.StatusCode));
            Assert.StartsWith("Basic ", Assert.Single(refused.Headers.WwwAuthenticate).ToString(), StringComparison.Ordinal);
            Assert.Empty(await refused.Content.ReadAsStringAsync());
        }

        Assert.Contains("<html", await operate.GetStringAsync(new Uri("dashboard/", UriKind.Relative)), StringComparison.Ordinal);
        Assert.NotEmpty(await operate.GetStringAsync(new Uri("dashboard/index.min.js", UriKind.Relative)));
        Assert.Contains("Active", await operate.GetStringAsync(new Uri("dashboard/DashboardCounters", UriKind.Relative)), StringComparison.Ordinal);
        Assert.DoesNotContain(Password, bot.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_dashboard_is_on_its_own_port_alone_and_nothing_else_is_there()
    {
        await using var place = await Workplace.OpenAsync();
        var (settings, url) = Settings();
        using var bot = await place.RunBotAsync(settings);
        using var http = new HttpClient { DefaultRequestHeaders = { Authorization = Basic("admin:" + Password) } };

        foreach (var path in new[] { "dashboard", "dashboard/", "dashboard/ClusterStats" })
        {
            using var main = await http.GetAsync(new Uri(bot.Url!, path));
            Assert.Equal(HttpStatusCode.NotFound, main.StatusCode);

            // A caller may say that it asks the other port.
            using var pretended = new HttpRequestMessage(HttpMethod.Get, new Uri(bot.Url!, path)) { Headers = { Host = url.Authority } };
            using var answer = await http.SendAsync(pretended);
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        }

        using var alone = await http.GetAsync(url);
        Assert.Equal("/dashboard/", alone.RequestMessage!.RequestUri!.AbsolutePath);
        foreach (var path in new[] { "metrics", "status.json", "readyz" })
        {
            using var other = await http.GetAsync(new Uri(url, path));
            Assert.Equal(HttpStatusCode.NotFound, other.StatusCode);
        }

        Assert.Contains("Pokemanager", await http.GetStringAsync(bot.Url), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://127.0.0.1:9090", null, "POKEMANAGER_DASHBOARD_PASSWORD")]
    [InlineData("http://127.0.0.1:9090", "", "POKEMANAGER_DASHBOARD_PASSWORD")]
    [InlineData("127.0.0.1:9090", Password, "http://127.0.0.1:9090")]
    [InlineData("http://127.0.0.1:0", Password, "with a port")]
    [InlineData("http://127.0.0.1:9090/admin", Password, "with a port")]
    [InlineData("http://*:8080", Password, "one of its own")]
    public async Task A_dashboard_that_would_be_open_or_nowhere_is_wrong_usage(string urls, string? password, string mend)
    {
        var environment = new Dictionary<string, string> { ["ASPNETCORE_URLS"] = "http://127.0.0.1:8080" };
        if (password is not null)
        {
            environment["POKEMANAGER_DASHBOARD_PASSWORD"] = password;
        }

        using var bot = BotProcess.Start(["--dashboard-urls", urls], environment);

        Assert.Equal(2, await bot.ExitCodeAsync());
        Assert.Contains(mend, Assert.Single(bot.Output.Split('\n'), line => line.Contains("--dashboard-urls", StringComparison.Ordinal)), StringComparison.Ordinal);
        Assert.DoesNotContain(Password, bot.Output, StringComparison.Ordinal);
    }

    private static (Dictionary<string, string> Settings, Uri Url) Settings()
    {
        var url = $"http://127.0.0.1:{BotProcess.FreePort()}";
        return (new() { ["POKEMANAGER_DASHBOARD_URLS"] = url, ["POKEMANAGER_DASHBOARD_PASSWORD"] = Password }, new Uri(url));
    }

    private static AuthenticationHeaderValue Basic(string userAndPassword) => new("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes(userAndPassword)));
}
