using Pokemanager.Silo.Commands;

namespace Pokemanager.Silo.Dashboard;

/// <summary>Where the dashboard listens and what it asks for. The password never leaves this class in the clear.</summary>
internal sealed class DashboardSettings(string urls, IReadOnlyList<int> ports, DashboardPassword password)
{
    private const string Variable = "POKEMANAGER_DASHBOARD_PASSWORD";

    public string Urls => urls;

    /// <summary>Serves the dashboard and nothing else.</summary>
    public IReadOnlyList<int> Ports => ports;

    public DashboardPassword Password => password;

    /// <summary>Null when <paramref name="urls"/> are not given, or when <paramref name="problems"/> grew.</summary>
    /// <param name="otherUrls">Where the rest of HTTP listens.</param>
    public static DashboardSettings? From(string? urls, string? password, string otherUrls, ICollection<string> problems)
    {
        if (urls is null)
        {
            return null;
        }

        var before = problems.Count;
        if (password is null)
        {
            problems.Add($"--dashboard-urls '{urls}' needs a password; set {Variable}, which whoever opens the dashboard is asked for.");
        }

        int[] ports = [.. urls.Split(';').Select(PortOf)];
        if (ports.Contains(0))
        {
            problems.Add($"--dashboard-urls '{urls}' is no list of http addresses with a port; write for example http://127.0.0.1:9090.");
        }
        else if (ports.Intersect(otherUrls.Split(';').Select(PortOf)).Any())
        {
            problems.Add($"--dashboard-urls '{urls}' has a port in common with --urls '{otherUrls}'; the dashboard needs one of its own.");
        }

        return problems.Count > before ? null : new DashboardSettings(urls, ports, new DashboardPassword(password!));
    }

    /// <summary>Zero when there is none to rely on.</summary>
    private static int PortOf(string url) => ListenAddress.Read(url)?.Port ?? 0;
}
