using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(Pokemanager.Demo.Tests.Browser.Chromium))]

namespace Pokemanager.Demo.Tests.Browser;

/// <summary>One headless browser for all tests; each visit has a profile of its own.</summary>
public sealed class Chromium : IAsyncLifetime
{
    // The shell draws the same pages for less of the processor, where there is one.
    private static readonly string[] Browsers = ["/usr/bin/chromium-headless-shell", "/usr/bin/chromium"];

    private IPlaywright? _playwright;
    private IBrowser? _browser;

    public async ValueTask InitializeAsync()
    {
        Assertions.SetDefaultExpectTimeout(40_000);
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Browsers.First(File.Exists),
            Args =
            [
                "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
                "--disable-component-update", "--disable-sync",
            ],
        });
    }

    /// <summary>A new visitor, who has never seen the page.</summary>
    public async Task<Visit> VisitAsync(Uri page, ColorScheme scheme = ColorScheme.Light, int width = 1440, int height = 900)
    {
        var profile = await _browser!.NewContextAsync(new()
        {
            ViewportSize = new() { Width = width, Height = height },
            ColorScheme = scheme,
            ReducedMotion = ReducedMotion.Reduce,
            Locale = "en-GB",
        });
        var visit = new Visit(profile, await profile.NewPageAsync());
        await visit.Page.GotoAsync(page.ToString());
        return visit;
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
        {
            await _browser.DisposeAsync();
        }

        _playwright?.Dispose();
    }
}
