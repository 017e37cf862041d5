using System.Globalization;
using System.Net;
using Pokemanager.Silo.Dashboard;
using Pokemanager.Silo.Telemetry;

namespace Pokemanager.Silo.Commands;

/// <summary>What the command line gave; null where it gave nothing.</summary>
internal sealed record GivenOptions(
    string? ConfigFile = null, string? Storage = null, string? Urls = null, int? SiloPort = null, int? GatewayPort = null,
    string? Advertise = null, string? SiloName = null, string? ClusterId = null, string? LogFormat = null,
    string? DashboardUrls = null);

/// <summary>The process's settings, from command line and environment.</summary>
/// <param name="Dashboard">Null when there is none.</param>
/// <param name="Problems">What is wrong with them, one sentence each, with the mend.</param>
internal sealed record Settings(
    string? ConfigFile, string Storage, string Urls, int SiloPort, int GatewayPort, IPAddress Advertise, string SiloName, string ClusterId,
    bool LogsJson, SlackSettings Slack, DashboardSettings? Dashboard, TelemetrySettings Telemetry, IReadOnlyList<string> Problems)
{
    /// <summary>The service id keys everything that is stored: it never changes.</summary>
    public const string ServiceId = "pokemanager";

    /// <summary>How many times shorter than written the policy's waits are. Other than 1 only in the demo.</summary>
    public double Speed { get; init; } = 1;

    public static Settings From(GivenOptions given, Func<string, string?> environment)
    {
        var problems = new List<string>();
        var advertise = given.Advertise ?? Env("POKEMANAGER_ADVERTISE") ?? Env("POD_IP");
        var address = IPAddress.Loopback;
        if (advertise is not null && !IPAddress.TryParse(advertise, out address!))
        {
            problems.Add($"--advertise '{advertise}' is no IP address; give the address that other silos reach this one at.");
        }

        var logFormat = given.LogFormat ?? (Env("DOTNET_RUNNING_IN_CONTAINER") is "true" ? "json" : "text");
        if (logFormat is not ("text" or "json"))
        {
            problems.Add($"--log-format '{logFormat}' is not known; use text or json.");
        }

        foreach (var (name, kind) in new[] { ("SLACK_TOKEN", "the bot token of your Slack app (xoxb-…)"), ("SLACK_APP_TOKEN", "its app-level token (xapp-…)") })
        {
            if (Env(name).AsSpan().ContainsAnyExceptInRange('!', '~'))
            {
                problems.Add($"{name} holds more than a token; put {kind} there, and nothing else.");
            }
        }

        var apiUrl = Env("SLACK_API_URL") ?? "https://slack.com/api/";
        if (!Uri.TryCreate(apiUrl.EndsWith('/') ? apiUrl : apiUrl + "/", UriKind.Absolute, out var api) || api.Scheme is not ("http" or "https"))
        {
            problems.Add($"SLACK_API_URL '{apiUrl}' is no http address; leave it out for Slack itself.");
        }

        var urls = given.Urls ?? Env("ASPNETCORE_URLS") ?? "http://127.0.0.1:8080";
        if (urls.Split(';').Any(url => ListenAddress.Read(url) is null))
        {
            problems.Add($"--urls '{urls}' is no list of http addresses; write for example http://127.0.0.1:8080.");
        }

        foreach (var (name, port) in new[] { ("--silo-port", given.SiloPort), ("--gateway-port", given.GatewayPort) })
        {
            if (port is < 1 or > 65535)
            {
                problems.Add($"{name} {port} is no port; use a number from 1 to 65535.");
            }
        }

        return new Settings(
            given.ConfigFile ?? Env("POKEMANAGER_CONFIG"),
            given.Storage ?? Env("POKEMANAGER_STORAGE") ?? "sqlite:pokemanager.db",
            urls,
            given.SiloPort ?? Port("POKEMANAGER_SILO_PORT") ?? 11111,
            given.GatewayPort ?? Port("POKEMANAGER_GATEWAY_PORT") ?? 30000,
            address ?? IPAddress.Loopback,
            given.SiloName ?? Env("POD_NAME") ?? Dns.GetHostName(),
            given.ClusterId ?? Env("POKEMANAGER_CLUSTER_ID") ?? "default",
            logFormat is "json",
            new SlackSettings(Env("SLACK_TOKEN"), Env("SLACK_APP_TOKEN"), api!),
            DashboardSettings.From(given.DashboardUrls ?? Env("POKEMANAGER_DASHBOARD_URLS"), Env("POKEMANAGER_DASHBOARD_PASSWORD"), urls, problems),
            TelemetrySettings.From(Env, problems),
            problems);

        string? Env(string name) => environment(name) is { Length: > 0 } value ? value.Trim() : null;

        int? Port(string name)
        {
            if (Env(name) is not { } text)
            {
                return null;
            }

            if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port is > 0 and < 65536)
            {
                return port;
            }

            problems.Add($"{name} '{text}' is no port; use a number from 1 to 65535.");
            return null;
        }
    }
}

/// <summary>How to reach Slack. The tokens never leave this record in the clear.</summary>
internal sealed record SlackSettings(string? Token, string? AppToken, Uri ApiUrl)
{
    /// <summary>How many Socket Mode connections are held, at most ten for an app. A second one on another silo leaves no gap when one goes.</summary>
    public int Slots { get; init; } = 1;

    public override string ToString() => $"{ApiUrl} ({(AppToken is null ? "RTM" : "Socket Mode")})";
}
