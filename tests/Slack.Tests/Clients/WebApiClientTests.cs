using System.Text.Json;
using Pokemanager.SlackEmulator;

namespace Pokemanager.Slack.Tests.Clients;

[Collection(OfficialClientsGroup.Name)]
public sealed class WebApiClientTests
{
    [Fact]
    public async Task Slacks_web_client_pages_posts_updates_and_reads_back()
    {
        await using var host = await EmulatorHost.StartAsync(ct: TestContext.Current.CancellationToken);
        var workspace = host.Slack.AddWorkspace();
        var wally = workspace.AddUser("wally");
        workspace.AddUser("alice");
        var channel = workspace.AddChannel("ops-help");
        await using var script = NodeScript.Start("web-api.mjs", host, workspace.BotToken, channel, wally.Id);

        var seen = JsonDocument.Parse(await script.CompleteAsync()).RootElement;

        Assert.Equal("acme", seen.GetProperty("team").GetString());
        Assert.Equal(["poke", "wally", "alice"], seen.GetProperty("names").EnumerateArray().Select(n => n.GetString()));
        Assert.Equal(2, seen.GetProperty("pages").GetInt32());
        Assert.Equal("channel_not_found", seen.GetProperty("refused").GetString());
        Assert.True(seen.GetProperty("isMember").GetBoolean());
        var message = seen.GetProperty("message");
        Assert.Equal("changed", message.GetProperty("text").GetString());
        Assert.Equal("k1", message.GetProperty("metadata").GetProperty("event_payload").GetProperty("key").GetString());
        Assert.Equal("eyes", message.GetProperty("reactions")[0].GetProperty("name").GetString());
        var stamp = message.GetProperty("ts").GetString()!.Replace(".", "", StringComparison.Ordinal);
        Assert.Equal($"https://acme.slack.com/archives/{workspace.Direct(wally).Id}/p{stamp}", seen.GetProperty("permalink").GetString());
    }
}
