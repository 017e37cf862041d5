using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Headers;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.Extensions.Logging;

namespace Pokemanager.Slack;

/// <summary>Sends calls of one token: waits at closed gates, limits each attempt in time and repeats what may be repeated.</summary>
internal sealed partial class SlackCalls(
    HttpClient http, SlackToken token, RateLimits limits, TimeProvider clock, ILogger logger, SlackCallOptions options)
{
    // Slack's codes are words; anything longer is no code and has no place in a log.
    private const int LongestError = 100;

    private static readonly MediaTypeHeaderValue FormType = new("application/x-www-form-urlencoded");

    private readonly ILogger logger = logger;
    private readonly Uri apiUrl = SlackHttp.WithTrailingSlash(http.BaseAddress ?? SlackHttp.DefaultApiUrl);
    private readonly ConcurrentDictionary<string, Uri> addresses = new(StringComparer.Ordinal);

    /// <summary>Reads page after page until Slack names no further one.</summary>
    public async IAsyncEnumerable<TAnswer> ReadPagesAsync<TAnswer>(
        SlackMethod method,
        Func<string?, byte[]> form,
        JsonTypeInfo<TAnswer> type,
        [EnumeratorCancellation] CancellationToken cancellationToken)
        where TAnswer : PagedAnswer
    {
        string? cursor = null;
        do
        {
            var page = await SendAsync(method, form(cursor), type, cancellationToken);
            yield return page;

            var next = page.NextCursor();
            if (next is not null && next == cursor)
            {
                throw new SlackApiException(method.Name, SlackErrors.Malformed, SlackErrorKind.Transient);
            }

            cursor = next;
        }
        while (cursor is not null);
    }

    /// <summary>
    /// Makes one call. <paramref name="channel"/> is given when the limit is the channel's and not the method's;
    /// <paramref name="mayLeave"/> is asked right before the form is written.
    /// </summary>
    public async Task<TAnswer> SendAsync<TAnswer>(
        SlackMethod method, byte[] form, JsonTypeInfo<TAnswer> type, CancellationToken cancellationToken, string? channel = null, Func<bool>? mayLeave = null)
        where TAnswer : Answer
    {
        var gate = new RateLimits.Gate(token, method.Name, channel);
        var attempts = method.Attempts ?? options.Attempts;
        var started = clock.GetTimestamp();
        using var span = SlackSpans.Call(method.Name, channel);
        for (var failures = 0; ;)
        {
            await PassAsync(gate, started, cancellationToken);
            try
            {
                var answer = await TryAsync(method, form, type, mayLeave, cancellationToken);
                SlackMetrics.CountCall(method.Name, "Ok");
                span.Took();
                return answer;
            }
            catch (SlackApiException e) when (e.Kind is SlackErrorKind.RateLimited)
            {
                // Slack did nothing, so any method may be sent again once its gate is open.
                SlackMetrics.CountCall(method.Name, nameof(SlackErrorKind.RateLimited));
                SlackMetrics.CountRateLimited(method.Name);
                span.Tried(e);
                var retryAfter = e.RetryAfter ?? method.DefaultRetryAfter;
                limits.Close(gate, retryAfter);
                LogRateLimited(method.Name, retryAfter);
            }
            catch (SlackApiException e)
            {
                SlackMetrics.CountCall(method.Name, e.Kind.ToString());
                span.Tried(e);
                if (e.Kind is not SlackErrorKind.Transient || ++failures >= attempts) throw;

                var delay = Backoff.Delay(failures - 1, options.FirstDelay, options.DelayCap);
                LogRepeated(method.Name, e.Error, delay);
                await Task.Delay(delay, clock, cancellationToken);
            }
        }
    }

    private async ValueTask PassAsync(RateLimits.Gate gate, long started, CancellationToken cancellationToken)
    {
        for (var wait = limits.Wait(gate); wait > TimeSpan.Zero; wait = limits.Wait(gate))
        {
            if (clock.GetElapsedTime(started) + wait > options.RateLimitPatience)
            {
                throw new SlackApiException(gate.Method, "ratelimited", SlackErrorKind.RateLimited) { RetryAfter = wait };
            }

            // Those who wait for a whole method set out one by one, or they would close the gate again at once.
            var spread = gate.Channel is null ? TimeSpan.FromSeconds(Random.Shared.NextDouble()) : TimeSpan.Zero;
            await Task.Delay(wait + spread, clock, cancellationToken);
        }
    }

    private async Task<TAnswer> TryAsync<TAnswer>(
        SlackMethod method, byte[] form, JsonTypeInfo<TAnswer> type, Func<bool>? mayLeave, CancellationToken cancellationToken)
        where TAnswer : Answer
    {
        using var attempt = new CancellationTokenSource(options.AttemptTimeout, clock);
        await using var cancelled = cancellationToken.UnsafeRegister(static source => ((CancellationTokenSource)source!).Cancel(), attempt);
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, AddressOf(method));
            request.Headers.Authorization = token.Authorization;
            request.Content = mayLeave is null
                ? new ByteArrayContent(form) { Headers = { ContentType = FormType } }
                : new LastMomentContent(form, mayLeave, FormType);
            using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, attempt.Token);
            if (response.StatusCode is not HttpStatusCode.OK) throw Refusal(method, response);

            await using var body = new CappedStream(await response.Content.ReadAsStreamAsync(attempt.Token), options.MaxAnswerBytes);
            var answer = await JsonSerializer.DeserializeAsync(body, type, attempt.Token);
            answer?.Take(response.Headers);
            return answer is { Ok: true, IsComplete: true } ? answer : throw Refusal(method, answer);
        }
        catch (OperationCanceledException e) when (attempt.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw Failure(method, SlackErrors.Timeout, e);
        }
        catch (OperationCanceledException e) when (!cancellationToken.IsCancellationRequested)
        {
            // Neither the caller nor the attempt's own time: the connection was not made in time.
            throw NeverLeft(method, e);
        }
        catch (AnswerTooLargeException e)
        {
            throw Failure(method, SlackErrors.TooLarge, e);
        }
        catch (JsonException e)
        {
            throw Failure(method, SlackErrors.Malformed, e);
        }
        catch (HttpRequestException e) when (e.HttpRequestError is HttpRequestError.NameResolutionError
            or HttpRequestError.ConnectionError or HttpRequestError.SecureConnectionError or HttpRequestError.ProxyTunnelError)
        {
            throw NeverLeft(method, e);
        }
        catch (Exception e) when (e is HttpRequestException or IOException)
        {
            throw Failure(method, SlackErrors.Connection, e);
        }
    }

    private Uri AddressOf(SlackMethod method) => addresses.GetOrAdd(method.Name, static (name, api) => new Uri(api, name), apiUrl);

    // Without a connection nothing was sent, so even a post may be repeated.
    private static SlackApiException NeverLeft(SlackMethod method, Exception cause) =>
        new(method.Name, SlackErrors.Connection, SlackErrorKind.Transient, cause);

    private static SlackApiException Failure(SlackMethod method, string error, Exception cause) =>
        new(method.Name, error, SlackErrors.Unknown(method.IsPost), cause);

    private static SlackApiException Refusal(SlackMethod method, HttpResponseMessage response) =>
        new(method.Name, $"http_{(int)response.StatusCode}", SlackErrors.Classify(response.StatusCode, method.IsPost))
        {
            RetryAfter = RetryAfter(response.Headers.RetryAfter?.Delta?.TotalSeconds),
        };

    private static SlackApiException Refusal(SlackMethod method, Answer? answer)
    {
        if (answer is not { Ok: false, Error: { Length: > 0 and <= LongestError } error })
        {
            return new SlackApiException(method.Name, SlackErrors.Malformed, SlackErrors.Unknown(method.IsPost));
        }

        return new SlackApiException(method.Name, error, SlackErrors.Classify(error, method.IsPost))
        {
            Needed = answer.Needed,
            Provided = answer.Provided,
            RetryAfter = RetryAfter(answer.RetryAfter),
        };
    }

    // Slack speaks in whole seconds; more than a day is beyond any patience.
    private static TimeSpan? RetryAfter(double? seconds) =>
        seconds is { } wait ? TimeSpan.FromSeconds(Math.Clamp(wait, 1, 86_400)) : null;
}
