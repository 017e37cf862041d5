using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Threading.Channels;
using Pokemanager.SlackEmulator.Push;
using Pokemanager.SlackEmulator.Wire;

namespace Pokemanager.SlackEmulator;

/// <summary>Events and interactions as signed HTTP requests to the app, for an app that is not set to Socket Mode.</summary>
public sealed class HttpPushes
{
    private const int Parallel = 64;
    private static readonly double[] RetryAfterSeconds = [0, 60, 300];
    private static readonly HttpClient Client = new(new SocketsHttpHandler { MaxAutomaticRedirections = 2, UseProxy = false })
    {
        Timeout = Timeout.InfiniteTimeSpan,
    };

    private readonly Channel<PushRequest> queue = Channel.CreateUnbounded<PushRequest>();
    private readonly EmulatedSlack slack;
    private readonly PushQuota quota;
    private long sent, confirmed, failed, lost;

    internal HttpPushes(EmulatedSlack slack)
    {
        this.slack = slack;
        quota = new PushQuota(slack.Options.Clock);
    }

    /// <summary>Where events go; null when there is no request URL.</summary>
    public Uri? EventsUrl { get; set; }

    /// <summary>Where interactions go; the events' address when null.</summary>
    public Uri? InteractivityUrl { get; set; }

    /// <summary>Where slash commands go; the interactions' address when null.</summary>
    public Uri? CommandsUrl { get; set; }

    /// <summary>What the requests are signed with.</summary>
    public string SigningSecret { get; set; } = "8f742231b10e8888abcd99yyyzzz85a5";

    /// <summary>Whether Slack switched the events off, since hardly any was answered.</summary>
    public bool IsDisabled { get; private set; }

    /// <summary>Requests sent, repeats included.</summary>
    public long Sent => Interlocked.Read(ref sent);

    /// <summary>Requests answered 2xx in time.</summary>
    public long Confirmed => Interlocked.Read(ref confirmed);

    /// <summary>Requests that were not.</summary>
    public long Failed => Interlocked.Read(ref failed);

    /// <summary>Payloads that no attempt brought over.</summary>
    public long Lost => Interlocked.Read(ref lost);

    /// <summary>Asks the events' address for the challenge, as Slack does when it is entered. Null when it answered well.</summary>
    public async Task<string?> VerifyAsync(CancellationToken ct = default)
    {
        var challenge = Guid.NewGuid().ToString("N");
        var body = Json.Object(writer =>
        {
            writer.WriteString("token", "verification-token");
            writer.WriteString("challenge", challenge);
            writer.WriteString("type", "url_verification");
        });
        using var request = Signed(new PushRequest(EventsUrl ?? throw new InvalidOperationException("There is no events URL."), body, "application/json"));
        using var response = await Client.SendAsync(request, ct);
        var answer = await response.Content.ReadAsStringAsync(ct);
        return response.StatusCode != HttpStatusCode.OK ? $"HTTP {(int)response.StatusCode}"
            : answer.Contains(challenge, StringComparison.Ordinal) ? null
            : "The challenge was not in the answer.";
    }

    internal void SendEvent(string workspace, byte[] payload)
    {
        if (EventsUrl is not { } url || IsDisabled) return;

        var (mayPass, tell) = quota.Take(workspace);
        if (mayPass) queue.Writer.TryWrite(new PushRequest(url, payload, "application/json"));
        else if (tell) queue.Writer.TryWrite(new PushRequest(url, RateLimited(workspace), "application/json"));
    }

    internal void SendInteraction(string type, byte[] payload, EmulatedInteraction interaction)
    {
        var isCommand = type == "slash_commands";
        if (((isCommand ? CommandsUrl : null) ?? InteractivityUrl ?? EventsUrl) is not { } url)
        {
            interaction.TimeOut();
            return;
        }

        var form = isCommand
            ? string.Join('&', interaction.Payload.EnumerateObject().Select(m => $"{m.Name}={Uri.EscapeDataString(m.Value.ToString())}"))
            : $"payload={Uri.EscapeDataString(Encoding.UTF8.GetString(payload))}";
        queue.Writer.TryWrite(new PushRequest(url, Encoding.ASCII.GetBytes(form), "application/x-www-form-urlencoded", interaction));
    }

    /// <summary>Sends what is queued until cancelled.</summary>
    internal async Task RunAsync(CancellationToken ct)
    {
        try
        {
            var options = new ParallelOptions { MaxDegreeOfParallelism = Parallel, CancellationToken = ct };
            await System.Threading.Tasks.Parallel.ForEachAsync(queue.Reader.ReadAllAsync(ct), options, SendAsync);
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            // The emulator ends.
        }
    }

    private async ValueTask SendAsync(PushRequest push, CancellationToken ct)
    {
        Interlocked.Increment(ref sent);
        using var timeout = new CancellationTokenSource(slack.Options.ConfirmWithin, slack.Options.Clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(ct, timeout.Token);
        string reason;
        var mayRepeat = true;
        try
        {
            using var request = Signed(push);
            using var response = await Client.SendAsync(request, either.Token);
            var answer = await response.Content.ReadAsByteArrayAsync(either.Token);
            if (response.IsSuccessStatusCode)
            {
                Interlocked.Increment(ref confirmed);
                quota.DisablesAfter(success: true);
                push.Interaction?.Confirm(AsJson(answer));
                return;
            }

            reason = (int)response.StatusCode is >= 300 and < 400 ? "too_many_redirects" : "http_error";
            mayRepeat = !response.Headers.TryGetValues("x-slack-no-retry", out var no) || !no.Contains("1");
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            reason = "http_timeout";
        }
        catch (HttpRequestException)
        {
            reason = "connection_failed";
        }

        Interlocked.Increment(ref failed);
        if (quota.DisablesAfter(success: false)) IsDisabled = true;
        Repeat(push with { Attempt = push.Attempt + 1, Reason = reason }, mayRepeat);
    }

    private void Repeat(PushRequest push, bool mayRepeat)
    {
        if (push.Interaction is not null || !mayRepeat || push.Attempt > RetryAfterSeconds.Length)
        {
            Interlocked.Increment(ref lost);
            push.Interaction?.TimeOut();
            return;
        }

        OneTimer.Start(
            slack.Options.Clock, TimeSpan.FromSeconds(RetryAfterSeconds[push.Attempt - 1] * slack.Options.RetryScale),
            () => queue.Writer.TryWrite(push));
    }

    private HttpRequestMessage Signed(PushRequest push)
    {
        var timestamp = slack.Options.Clock.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var signed = (byte[])[.. Encoding.ASCII.GetBytes($"v0:{timestamp}:"), .. push.Body];
        var signature = Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(SigningSecret), signed));
        var request = new HttpRequestMessage(HttpMethod.Post, push.Url) { Content = new ByteArrayContent(push.Body) };
        request.Content.Headers.ContentType = new(push.ContentType);
        request.Headers.Add("X-Slack-Request-Timestamp", timestamp);
        request.Headers.Add("X-Slack-Signature", $"v0={signature}");
        if (push.Attempt == 0) return request;

        request.Headers.Add("X-Slack-Retry-Num", push.Attempt.ToString(CultureInfo.InvariantCulture));
        request.Headers.Add("X-Slack-Retry-Reason", push.Reason);
        return request;
    }

    private byte[] RateLimited(string workspace) => Json.Object(writer =>
    {
        writer.WriteString("type", "app_rate_limited");
        writer.WriteString("token", "verification-token");
        writer.WriteString("team_id", workspace);
        writer.WriteNumber("minute_rate_limited", slack.Options.Clock.GetUtcNow().ToUnixTimeSeconds() / 60 * 60);
        writer.WriteString("api_app_id", slack.App.Id);
    });

    private static JsonElement? AsJson(byte[] answer)
    {
        if (answer.Length == 0) return null;
        try
        {
            return Json.Element(answer);
        }
        catch (JsonException)
        {
            return JsonSerializer.SerializeToElement(Encoding.UTF8.GetString(answer)); // A bare text is a message too.
        }
    }
}
