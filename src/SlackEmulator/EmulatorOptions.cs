namespace Pokemanager.SlackEmulator;

/// <summary>How an emulated Slack behaves. The defaults suit tests: no rate limits, every call recorded.</summary>
public sealed class EmulatorOptions
{
    /// <summary>Where to listen, separated by semicolons; port 0 takes a free one.</summary>
    public string Urls { get; set; } = "http://127.0.0.1:0";

    /// <summary>The clock of timestamps, confirmations, retries, pings and limits.</summary>
    public TimeProvider Clock { get; set; } = TimeProvider.System;

    /// <summary>Multiplies the 0, 60 and 300 s between an unconfirmed event and its retries.</summary>
    public double RetryScale { get; set; } = 1;

    /// <summary>How long a client has to confirm an envelope.</summary>
    public TimeSpan ConfirmWithin { get; set; } = TimeSpan.FromSeconds(3);

    /// <summary>Whether Slack's tiers and one message a second and channel are enforced.</summary>
    public bool RateLimits { get; set; }

    /// <summary>Time between two WebSocket pings of the server; zero sends none.</summary>
    public TimeSpan PingInterval { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>Time between a <c>disconnect</c> frame and the close that follows it.</summary>
    public TimeSpan DisconnectGrace { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>Seconds to the next refresh as told in <c>hello</c>.</summary>
    public int ApproximateConnectionTime { get; set; } = 18060;

    /// <summary>Whether calls and deliveries are kept for assertions. Switch it off under load.</summary>
    public bool Record { get; set; } = true;

    /// <summary>Most objects on one page, whatever limit the caller asks for.</summary>
    public int MaxPage { get; set; } = 1000;

    /// <summary>Most messages kept in one channel; older ones are forgotten.</summary>
    public int MaxMessagesPerChannel { get; set; } = 100_000;

    /// <summary>Status JSON of the bot that the page shows beside the conversations.</summary>
    public Uri? BotStatusUrl { get; set; }

    /// <summary>The bot's process where the page may end and start it; null where the bot is somebody else's.</summary>
    public IBotProcess? Bot { get; set; }

    /// <summary>A world to serve again, as after an outage; a new and empty one when null.</summary>
    public EmulatedSlack? Slack { get; set; }
}
