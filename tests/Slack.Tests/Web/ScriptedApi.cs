using System.Collections.Concurrent;
using System.Net;
using System.Text;

namespace Pokemanager.Slack.Tests.Web;

/// <summary>Slack's side of the Web API as a script: answers in turn, per method, and what was asked.</summary>
internal sealed class ScriptedApi : HttpMessageHandler
{
    private readonly ConcurrentDictionary<string, ConcurrentQueue<Func<CancellationToken, Task<HttpResponseMessage>>>> script = new();
    private readonly ConcurrentDictionary<string, Func<int, string>> standing = new();
    private readonly ConcurrentDictionary<string, int> counts = new();

    public ConcurrentQueue<ScriptedCall> Calls { get; } = new();

    public int CountOf(string method) => counts.GetValueOrDefault(method);

    /// <summary>The next answer to a method.</summary>
    public ScriptedApi Answer(string method, string json, HttpStatusCode status = HttpStatusCode.OK, int? retryAfter = null) =>
        Enqueue(method, _ => Task.FromResult(Response(json, status, retryAfter)));

    /// <summary>The next answer to a method, as bytes.</summary>
    public ScriptedApi Answer(string method, byte[] body) =>
        Enqueue(method, _ => Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK) { Content = new ByteArrayContent(body) }));

    /// <summary>The next call of a method breaks.</summary>
    public ScriptedApi Break(string method, HttpRequestError error = HttpRequestError.ResponseEnded) =>
        Enqueue(method, _ => throw new HttpRequestException(error));

    /// <summary>The next call of a method is never answered.</summary>
    public ScriptedApi Hang(string method) => Enqueue(method, async cancellationToken =>
    {
        await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken);
        throw new InvalidOperationException();
    });

    /// <summary>Every answer to a method that the script does not name otherwise; told how often it was called.</summary>
    public ScriptedApi AlwaysAnswer(string method, Func<int, string> json)
    {
        standing[method] = json;
        return this;
    }

    public SlackWebApi Client(
        TimeProvider clock, SlackCallOptions? options = null, RateLimits? limits = null, string token = "xoxb-1") => new(
        new HttpClient(this) { BaseAddress = new Uri("http://slack.test/api") },
        new SlackToken(token),
        limits ?? new RateLimits(clock),
        clock,
        Microsoft.Extensions.Logging.Abstractions.NullLogger.Instance,
        options);

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var method = request.RequestUri!.Segments[^1];
        var count = counts.AddOrUpdate(method, 1, (_, before) => before + 1);
        var body = await request.Content!.ReadAsStringAsync(cancellationToken);
        Calls.Enqueue(new ScriptedCall(request.RequestUri, request.Headers.Authorization?.ToString(), body));
        if (script.TryGetValue(method, out var answers) && answers.TryDequeue(out var answer)) return await answer(cancellationToken);

        return Response(standing.TryGetValue(method, out var json) ? json(count) : """{"ok":false,"error":"unknown_method"}""");
    }

    private static HttpResponseMessage Response(string json, HttpStatusCode status = HttpStatusCode.OK, int? retryAfter = null)
    {
        var response = new HttpResponseMessage(status) { Content = new StringContent(json, Encoding.UTF8, "application/json") };
        if (retryAfter is { } seconds) response.Headers.Add("Retry-After", $"{seconds}");
        return response;
    }

    private ScriptedApi Enqueue(string method, Func<CancellationToken, Task<HttpResponseMessage>> answer)
    {
        script.GetOrAdd(method, _ => new()).Enqueue(answer);
        return this;
    }
}
