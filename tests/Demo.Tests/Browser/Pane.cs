using Microsoft.Playwright;

namespace Pokemanager.Demo.Tests.Browser;

/// <summary>What one person has before them.</summary>
public sealed class Pane(ILocator root)
{
    public ILocator Root => root;

    public ILocator Messages => root.Locator(".messages");

    public ILocator Composer => root.Locator(".talk > .composer textarea");

    public ILocator Tab(string conversation) => root.Locator(".tabs li").Filter(new() { HasText = conversation });

    public Task OpenAsync(string conversation) => Tab(conversation).GetByRole(AriaRole.Button).ClickAsync();

    public async Task SayAsync(string text)
    {
        await Composer.FillAsync(text);
        await Composer.PressAsync("Enter");
    }

    /// <summary>The messages that say this, threads not counted.</summary>
    public ILocator Message(string saying) => root.Locator(".thread > .message").Filter(new() { HasText = saying });

    /// <summary>The thread below the message that says this.</summary>
    public ILocator Thread(string saying) =>
        root.Locator(".thread").Filter(new() { Has = root.Page.Locator(":scope > .message", new() { HasText = saying }) }).Locator(".replies");

    public Task PressAsync(string saying, string button) => Button(Message(saying), button).ClickAsync();

    public static ILocator Button(ILocator message, string label) => message.GetByRole(AriaRole.Button, new() { Name = label, Exact = true });
}
