using Pokemanager.SlackEmulator;

namespace Pokemanager.Slack.Tests.Clients;

/// <summary>A workspace, somebody in it, and a script as its bot.</summary>
internal sealed class BotScene : IAsyncDisposable
{
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(45);
    private NodeScript? script;

    private BotScene(EmulatorHost host, EmulatedOrganization? organization)
    {
        Host = host;
        Workspace = organization?.AddWorkspace("acme") ?? host.Slack.AddWorkspace();
        Wally = Workspace.AddUser("wally");
        Channel = Workspace.AddChannel("ops-help", members: [Wally]);
    }

    public EmulatorHost Host { get; }

    public EmulatedWorkspace Workspace { get; }

    public EmulatedUser Wally { get; }

    public EmulatedChannel Channel { get; }

    public EmulatedApp App => Host.Slack.App;

    /// <summary>Starts the script; in an organization that installed its app as a whole, with the organization's id as its argument.</summary>
    public static async Task<BotScene> StartAsync(string script, SocketKind kind = SocketKind.SocketMode, bool inOrganization = false)
    {
        var host = await EmulatorHost.StartAsync(new EmulatorOptions { DisconnectGrace = TimeSpan.FromMilliseconds(500) });
        var organization = inOrganization ? host.Slack.AddOrganization() : null;
        organization?.AddWorkspace("globex");
        var scene = new BotScene(host, organization);
        var token = kind == SocketKind.Rtm ? scene.Workspace.ClassicBotToken : scene.Workspace.BotToken;
        scene.script = NodeScript.Start(script, scene.Host, token, organization is null ? [] : [organization.Id]);
        await scene.ExpectAsync(scene.App.WaitForSocketsAsync(1, Patience, kind));
        return scene;
    }

    /// <summary>The bot's answer in the thread of this message.</summary>
    public Task<EmulatedMessage> AnswerToAsync(EmulatedMessage question, string text) =>
        ExpectAsync(Channel.WaitForAsync(m => m.IsFromBot && m.ThreadTs == question.Ts && m.Text.Contains(text), Patience, $"'{text}'"));

    public async Task<T> ExpectAsync<T>(Task<T> fact)
    {
        await ExpectAsync((Task)fact);
        return await fact;
    }

    public async Task ExpectAsync(Task fact)
    {
        try
        {
            await fact;
        }
        catch (TimeoutException e)
        {
            throw new TimeoutException($"{e.Message}\nThe script printed:\n{script?.Output}", e);
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (script is not null) await script.DisposeAsync();
        await Host.DisposeAsync();
    }
}
