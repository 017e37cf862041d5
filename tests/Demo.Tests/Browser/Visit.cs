using System.Collections.Concurrent;
using Microsoft.Playwright;

namespace Pokemanager.Demo.Tests.Browser;

/// <summary>One visitor at the page, who does what can be done there.</summary>
public sealed class Visit : IAsyncDisposable
{
    private readonly IBrowserContext _profile;
    private readonly ConcurrentQueue<string> _errors = new();

    public Visit(IBrowserContext profile, IPage page)
    {
        (_profile, Page) = (profile, page);
        page.SetDefaultTimeout(40_000);
        page.PageError += (_, error) => _errors.Enqueue(error);
    }

    public IPage Page { get; }

    public ILocator State => Page.Locator("#bot-state");

    /// <summary>The request that says this, with its timeline.</summary>
    public ILocator Request(string saying) => Page.Locator(".request").Filter(new() { HasText = saying });

    /// <summary>The levels of a request, in order.</summary>
    public ILocator Levels(string saying) => Request(saying).Locator(".timeline li");

    public ILocator Trouble => Page.GetByRole(AriaRole.Region, new() { Name = "Let something go wrong" });

    public ILocator Toast => Page.GetByRole(AriaRole.Alert);

    /// <summary>A name in the list of people, with what is unread.</summary>
    public ILocator Person(string name) => Page.Locator("#people li").Filter(new() { HasText = name });

    /// <summary>The pane of somebody who is shown.</summary>
    public Pane As(string name) => new(Page.GetByRole(AriaRole.Region, new() { Name = $"{name}’s Slack", Exact = true }));

    public async Task<Pane> BecomeAsync(string name)
    {
        await Person(name).Locator(".person").ClickAsync();
        return As(name);
    }

    public async Task<Pane> OpenBesideAsync(string name)
    {
        await Person(name).GetByRole(AriaRole.Button, new() { Name = $"Open {name} beside" }).ClickAsync();
        return As(name);
    }

    public Task CauseAsync(string trouble) => Trouble.GetByRole(AriaRole.Button, new() { Name = trouble, Exact = true }).ClickAsync();

    /// <summary>Writes a picture for the documentation where <c>POKEMANAGER_SCREENSHOTS</c> names a folder.</summary>
    public async Task PictureAsync(string name, ColorScheme scheme = ColorScheme.Light)
    {
        if (Environment.GetEnvironmentVariable("POKEMANAGER_SCREENSHOTS") is { Length: > 0 } folder)
        {
            await Page.EmulateMediaAsync(new() { ColorScheme = scheme });
            await Page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"{name}.png") });
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _profile.DisposeAsync();
        Assert.Empty(_errors);
    }
}
