using System.Globalization;
using System.Text.RegularExpressions;
using Pokemanager.Cluster.Tests.Servers;
using Pokemanager.Silo.Tests.Running;
using Pokemanager.SlackEmulator;

namespace Pokemanager.Cluster.Tests.Faults;

/// <summary>Three silos as processes of their own, on a real database, in an emulated workspace of two levels of handlers.</summary>
internal sealed partial class ClusterScene : IAsyncDisposable
{
    public const int EscalateAfterSeconds = 4;
    private const int Size = 3;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    private static readonly HttpClient Http = new();

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("pokemanager-cluster-");
    private readonly EmulatorHost _slack;
    private readonly IAsyncDisposable _server;
    private readonly string _storage;
    private readonly IHosts _hosts;
    private readonly bool _isRtm;
    private readonly int[] _ports = [.. Enumerable.Range(0, 3 * Size).Select(_ => BotProcess.FreePort())];
    private readonly BotProcess?[] _silos = new BotProcess?[Size];
    private readonly EmulatedChannel _channel;
    private readonly EmulatedUser[] _handlers;
    private readonly EmulatedUser _requester;
    private readonly List<EmulatedMessage> _mentions = [];

    private ClusterScene(EmulatorHost slack, string storage, IAsyncDisposable server, IHosts hosts, bool isRtm)
    {
        (_slack, _storage, _server, _hosts, _isRtm) = (slack, storage, server, hosts, isRtm);
        Company = slack.Slack.AddWorkspace("acme");
        _handlers = [Company.AddUser("dilbert"), Company.AddUser("asok")];
        _requester = Company.AddUser("catbert");
        _channel = Company.AddChannel("ops-help");
        File.WriteAllText(
            Path.Combine(_folder.FullName, "policy.yaml"),
            $"escalation_policy: [{{handlers: [dilbert], escalate_after_seconds: {EscalateAfterSeconds}}}, {{handlers: [asok], escalate_after_seconds: {EscalateAfterSeconds}}}]");
    }

    public EmulatedWorkspace Company { get; }

    public IReadOnlyList<EmulatedMessage> Mentions => _mentions;

    public static async Task<ClusterScene> StartAsync(string storage, IAsyncDisposable server, IHosts? hosts = null, bool isRtm = false)
    {
        hosts ??= new LoopbackHosts();
        var slack = await EmulatorHost.StartAsync(new EmulatorOptions { RetryScale = 0.1, Urls = $"http://{hosts.Own}:0" });
        var scene = new ClusterScene(slack, storage, server, hosts, isRtm);
        for (var i = 0; i < Size; i++)
        {
            scene.Begin(i);
        }

        foreach (var silo in scene._silos)
        {
            await silo!.ReadyAsync();
        }

        return scene;
    }

    public BotProcess Silo(int number) => _silos[number]!;

    /// <summary>Where the emulated Slack listens.</summary>
    public int SlackPort => _slack.Url.Port;

    /// <summary>Waits until one of the silos has written this.</summary>
    public Task SaysAsync(string text) => Task.WhenAny(_silos.Select(silo => silo!.SaysAsync(text))).Unwrap();

    /// <summary>The silo that took the workspace's connection last.</summary>
    public int SocketHolder() => Enumerable.Range(0, Size).Single(i => Silo(i).Output.Contains("is held here", StringComparison.Ordinal));

    /// <summary>Waits until the workspace has one RTM socket: a successor's, and nobody else's beside it.</summary>
    public Task OneRtmSocketAsync() => _slack.Slack.App.WaitForSocketsAsync(1, TimeSpan.FromSeconds(10), SocketKind.Rtm);

    /// <summary>Waits until each slot of the app's connection is held by a silo of its own; returns which.</summary>
    public async Task<(int First, int Second)> SlotsSpreadAsync()
    {
        using var patience = new CancellationTokenSource(Patience);
        using var beat = new PeriodicTimer(TimeSpan.FromMilliseconds(200));
        string[] held = [];
        try
        {
            do
            {
                await beat.WaitForNextTickAsync(patience.Token);
                held = await Task.WhenAll(_silos.Select(silo => HeldAsync(silo!, patience.Token)));
            }
            while (!held.Order(StringComparer.Ordinal).SequenceEqual(["", "0", "1"]));
        }
        catch (OperationCanceledException)
        {
            throw new TimeoutException($"The silos hold the slots ({string.Join(" | ", held)}) and said:\n{string.Join('\n', _silos.Select(silo => silo!.Output))}");
        }

        return (Array.IndexOf(held, "0"), Array.IndexOf(held, "1"));
    }

    /// <summary>How often a slot left a silo to come to another, and was opened on the same one again.</summary>
    public int VainMoves()
    {
        string[] outputs = [.. _silos.Select(silo => silo!.Output)];
        Assert.Contains(outputs, output => Taken().IsMatch(output));
        return outputs.Sum(output => Moves().Count(output) - Moves().Matches(output).Count(move => LedElsewhere(output, move)));
    }

    /// <summary>Whether the slot was next opened by another silo, as the epochs tell.</summary>
    private static bool LedElsewhere(string output, Match move)
    {
        var epochs = Taken().Matches(output).Where(taken => taken.Groups[1].Value == move.Groups[1].Value).ToLookup(
            taken => taken.Index < move.Index, taken => int.Parse(taken.Groups[2].Value, CultureInfo.InvariantCulture));
        return !epochs[false].Contains(epochs[true].Last() + 1);
    }

    [GeneratedRegex(@"socket-mode/app/(\d+) is held here, epoch (\d+)")]
    private static partial Regex Taken();

    [GeneratedRegex(@"socket-mode/app/(\d+) moves")]
    private static partial Regex Moves();

    /// <summary>The numbers of the slots whose sockets are open on a silo, one after the other.</summary>
    private static async Task<string> HeldAsync(BotProcess silo, CancellationToken cancellationToken)
    {
        try
        {
            var metrics = await Http.GetStringAsync(new Uri(silo.Url!, "metrics"), cancellationToken);
            return string.Concat(metrics.Split('\n')
                .Where(line => line.StartsWith("pokemanager_connector_connected{", StringComparison.Ordinal) && line.Split(' ')[1] is "1")
                .Select(line => line[line.IndexOf("socket-mode/app/", StringComparison.Ordinal) + "socket-mode/app/".Length])
                .Order());
        }
        catch (HttpRequestException)
        {
            // Killed, or not listening yet.
            return "";
        }
    }

    /// <summary>Starts a silo, at its old address.</summary>
    public void Begin(int number)
    {
        _silos[number]?.Dispose();
        var address = _hosts.AddressOf(number);
        var url = $"http://{address}:{_ports[3 * number]}";
        var environment = new Dictionary<string, string>
        {
            ["SLACK_TOKEN"] = _isRtm ? Company.ClassicBotToken : Company.BotToken,
            ["SLACK_API_URL"] = _slack.ApiUrl.ToString(),
        };
        if (!_isRtm)
        {
            environment["SLACK_APP_TOKEN"] = _slack.Slack.App.Token;
        }

        _silos[number] = BotProcess.Start(
            [
                "--config-file", Path.Combine(_folder.FullName, "policy.yaml"), "--storage", _storage, "--urls", url,
                "--silo-port", Text(_ports[(3 * number) + 1]), "--gateway-port", Text(_ports[(3 * number) + 2]),
                "--advertise", address, "--silo-name", $"silo-{number}",
            ],
            environment,
            new Uri(url + "/"),
            _hosts.Shell(number));
    }

    /// <summary>Writes <paramref name="count"/> mentions, <paramref name="rate"/> a second.</summary>
    public async Task MentionAsync(int count, double rate)
    {
        using var beat = new PeriodicTimer(TimeSpan.FromSeconds(1 / rate));
        for (var i = 0; i < count && await beat.WaitForNextTickAsync(TestContext.Current.CancellationToken); i++)
        {
            _mentions.Add(_requester.Mention(_channel, Text(_mentions.Count)));
        }
    }

    /// <summary>Takes every <paramref name="nth"/> mention, by the button of the first page.</summary>
    public async Task TakeAsync(int nth)
    {
        foreach (var mention in _mentions.Where((_, i) => i % nth is 0))
        {
            var page = await Company.Direct("dilbert").WaitForAsync(
                message => KeyOf(message) == $"{RequestOf(mention)}#Page:0:{_handlers[0].Id}", Patience, $"the first page of {mention}");
            _handlers[0].Press(page, "take");
        }
    }

    /// <summary>Waits until everybody of the first level has the page of every mention.</summary>
    public async Task PagedAsync()
    {
        foreach (var mention in _mentions)
        {
            await Company.Direct("dilbert").WaitForAsync(
                message => KeyOf(message) == $"{RequestOf(mention)}#Page:0:{_handlers[0].Id}", Patience, $"the first page of {mention}");
        }
    }

    /// <summary>Waits until every requester knows the outcome.</summary>
    public async Task EndAsync()
    {
        foreach (var mention in _mentions)
        {
            await _channel.WaitForAsync(
                message => KeyOf(message) is { } key && key.StartsWith($"{RequestOf(mention)}#Announce", StringComparison.Ordinal),
                Patience,
                $"the outcome of mention {mention.Text}");
        }
    }

    /// <summary>What the bot posted for a mention: the part of each message's key behind the request, and when Slack took it, in order.</summary>
    public IReadOnlyList<(string Effect, decimal At)> PostedFor(EmulatedMessage mention)
    {
        var request = RequestOf(mention) + "#";
        return
        [
            .. Company.Messages.Where(message => KeyOf(message)?.StartsWith(request, StringComparison.Ordinal) is true)
                .Select(message => (KeyOf(message)![request.Length..], decimal.Parse(message.Ts, CultureInfo.InvariantCulture)))
                .OrderBy(message => message.Item2),
        ];
    }

    public async ValueTask DisposeAsync()
    {
        for (var i = 0; i < Size; i++)
        {
            _silos[i]?.Dispose();
        }

        await _slack.DisposeAsync();
        await _server.DisposeAsync();
        await _hosts.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    private static string RequestOf(EmulatedMessage mention) => $"{mention.Workspace}/{mention.Channel}/{mention.Ts}";

    private static string? KeyOf(EmulatedMessage message) => message is { IsFromBot: true, Metadata: { } metadata }
        ? metadata.GetProperty("event_payload").GetProperty("key").GetString()
        : null;

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
