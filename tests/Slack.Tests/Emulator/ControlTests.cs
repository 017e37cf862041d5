using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Pokemanager.SlackEmulator;

namespace Pokemanager.Slack.Tests.Emulator;

public sealed class ControlTests
{
    [Fact]
    public async Task Person_can_write_and_react_over_http()
    {
        await using var scene = await EmulatorScene.StartAsync();
        using var control = new Control(scene);

        var said = await control.PostAsync("workspaces/acme/say", new { user = "wally", channel = "#ops-help", text = "@poke db down" });
        var ts = said.GetProperty("message").GetProperty("ts").GetString()!;
        await control.PostAsync("workspaces/acme/react", new { user = "wally", channel = "#ops-help", ts, name = "eyes" });

        var message = scene.Channel.Message(ts)!;
        Assert.Equal($"{scene.Workspace.Bot.Tag} db down", message.Text);
        Assert.True(message.HasReaction("eyes"));
    }

    [Fact]
    public async Task Changes_are_streamed_as_they_happen()
    {
        await using var scene = await EmulatorScene.StartAsync();
        using var control = new Control(scene);
        await using var stream = await control.Http.GetStreamAsync("events", TestContext.Current.CancellationToken);
        using var reader = new StreamReader(stream);
        Assert.Equal(": open", await NextLineAsync());

        scene.Wally.Say(scene.Channel, "db down");

        Assert.Equal("event: message_posted", await NextLineAsync());
        Assert.Contains("\"text\":\"db down\"", await NextLineAsync());

        async Task<string?> NextLineAsync()
        {
            string? line;
            do line = await reader.ReadLineAsync(TestContext.Current.CancellationToken).AsTask().WaitAsync(EmulatorScene.Patience, TestContext.Current.CancellationToken);
            while (line?.Length == 0);
            return line;
        }
    }

    [Fact]
    public async Task Workspaces_of_an_organization_can_be_added_over_http()
    {
        await using var scene = await EmulatorScene.StartAsync();
        using var control = new Control(scene);

        var globex = await control.PostAsync("workspaces", new { domain = "globex", organization = "conglomerate" });
        var initech = await control.PostAsync("workspaces", new { domain = "initech", organization = "conglomerate" });

        var organization = Assert.Single(scene.Host.Slack.Organizations);
        Assert.Equal(["globex", "initech"], organization.Workspaces.Select(workspace => workspace.Domain));
        Assert.All([globex, initech], workspace => Assert.Equal(organization.Id, workspace.GetProperty("organization").GetString()));
    }

    [Fact]
    public async Task Workspace_is_told_with_its_people_and_channels()
    {
        await using var scene = await EmulatorScene.StartAsync();
        using var control = new Control(scene);

        var workspace = await control.Http.GetFromJsonAsync<JsonElement>("workspaces/acme", TestContext.Current.CancellationToken);

        Assert.Equal("poke", workspace.GetProperty("bot").GetProperty("name").GetString());
        Assert.Equal(["poke", "wally"], workspace.GetProperty("users").EnumerateArray().Select(u => u.GetProperty("name").GetString()));
        Assert.Equal(["ops-help"], workspace.GetProperty("channels").EnumerateArray().Select(c => c.GetProperty("name").GetString()));
    }

    [Theory]
    [InlineData("workspaces/acme/say", """{"user":"nobody","channel":"ops-help","text":"x"}""", HttpStatusCode.NotFound, "nobody")]
    [InlineData("workspaces/acme/say", """{"user":"wally","channel":"ops-help"}""", HttpStatusCode.BadRequest, "text")]
    [InlineData("workspaces/acme/dance", "{}", HttpStatusCode.NotFound, "dance")]
    [InlineData("workspaces/other/say", "{}", HttpStatusCode.NotFound, "other")]
    [InlineData("faults", """{"fault":"meteor"}""", HttpStatusCode.BadRequest, "meteor")]
    [InlineData("faults", "[", HttpStatusCode.BadRequest, "JSON")]
    public async Task What_cannot_be_done_is_answered_with_the_reason(string path, string body, HttpStatusCode status, string reason)
    {
        await using var scene = await EmulatorScene.StartAsync();
        using var control = new Control(scene);
        using var content = new StringContent(body, System.Text.Encoding.UTF8, "application/json");

        using var response = await control.Http.PostAsync(path, content, TestContext.Current.CancellationToken);

        Assert.Equal(status, response.StatusCode);
        Assert.Contains(reason, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Form_of_another_site_is_refused()
    {
        await using var scene = await EmulatorScene.StartAsync();
        using var control = new Control(scene);
        using var form = new FormUrlEncodedContent([KeyValuePair.Create("fault", "offline")]);

        using var response = await control.Http.PostAsync("faults", form, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.False(scene.Faults.IsOffline);
    }

    [Fact]
    public async Task Faults_are_set_and_cleared_over_http()
    {
        await using var scene = await EmulatorScene.StartAsync();
        using var control = new Control(scene);

        await control.PostAsync("faults", new { fault = "error", method = "auth.test", error = "internal_error" });
        Assert.Equal("internal_error", await scene.Bot.ErrorOfAsync("auth.test"));
        using var cleared = await control.Http.DeleteAsync("faults", TestContext.Current.CancellationToken);

        Assert.Null(await scene.Bot.ErrorOfAsync("auth.test"));
    }

    [Fact]
    public async Task Bots_status_is_missing_until_its_address_is_known()
    {
        await using var scene = await EmulatorScene.StartAsync();
        using var control = new Control(scene);

        using var response = await control.Http.GetAsync("bot", TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    private sealed class Control(EmulatorScene scene) : IDisposable
    {
        public HttpClient Http { get; } = new() { BaseAddress = new Uri(scene.Host.Url, "_emulator/") };

        public async Task<JsonElement> PostAsync(string path, object body)
        {
            using var response = await Http.PostAsJsonAsync(path, body, TestContext.Current.CancellationToken);
            response.EnsureSuccessStatusCode();
            return await response.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);
        }

        public void Dispose() => Http.Dispose();
    }
}
