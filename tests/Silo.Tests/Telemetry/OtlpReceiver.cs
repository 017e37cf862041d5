using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.Net;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Logging;

namespace Pokemanager.Silo.Tests.Telemetry;

/// <summary>What a collector does at its door: takes OTLP, by gRPC on one port and by HTTP on another, and keeps it.</summary>
internal sealed class OtlpReceiver : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentQueue<byte[]> _messages = new();
    private readonly ConcurrentQueue<ReceivedSpan> _spans = new();
    private readonly ConcurrentQueue<(string Kind, IReadOnlyDictionary<string, string> Attributes)> _resources = new();
    private readonly ConcurrentDictionary<string, string> _metrics = new();

    private OtlpReceiver(WebApplication app) => _app = app;

    public IReadOnlyList<ReceivedSpan> Spans => [.. _spans];

    /// <summary>Names of metrics.</summary>
    public ICollection<string> Metrics => _metrics.Keys;

    /// <summary>The resources of <c>traces</c> or <c>metrics</c>.</summary>
    public IEnumerable<IReadOnlyDictionary<string, string>> Resources(string kind) => _resources.Where(entry => entry.Kind == kind).Select(entry => entry.Attributes);

    /// <summary>All that came, as text: whatever is written anywhere in it can be found.</summary>
    public string Everything => string.Concat(_messages.Select(Encoding.UTF8.GetString));

    public static async Task<OtlpReceiver> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.Listen(IPAddress.Loopback, 0, listen => listen.Protocols = HttpProtocols.Http2);
            kestrel.Listen(IPAddress.Loopback, 0, listen => listen.Protocols = HttpProtocols.Http1);
        });
        var receiver = new OtlpReceiver(builder.Build());
        receiver._app.MapPost("/v1/{kind}", receiver.TakeHttp);
        receiver._app.MapPost("/opentelemetry.proto.collector.{kind}.v1.{service}/Export", receiver.TakeGrpc);
        await receiver._app.StartAsync();
        return receiver;
    }

    /// <summary>What a bot has to be told to send here, soon rather than in large batches.</summary>
    public Dictionary<string, string> Environment(bool isGrpc = false) => new()
    {
        ["OTEL_EXPORTER_OTLP_ENDPOINT"] = _app.Urls.ElementAt(isGrpc ? 0 : 1),
        ["OTEL_EXPORTER_OTLP_PROTOCOL"] = isGrpc ? "grpc" : "http/protobuf",
        ["OTEL_BSP_SCHEDULE_DELAY"] = "100",
        ["OTEL_METRIC_EXPORT_INTERVAL"] = "200",
    };

    public Task<ReceivedSpan> SpanAsync(Func<ReceivedSpan, bool> isIt, string what) =>
        WaitAsync(() => _spans.FirstOrDefault(isIt), what);

    public async Task<T> WaitAsync<T>(Func<T?> find, string what)
    {
        using var patience = new CancellationTokenSource(Running.Workplace.Patience);
        using var beat = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        while (true)
        {
            if (find() is { } found)
            {
                return found;
            }

            try
            {
                await beat.WaitForNextTickAsync(patience.Token);
            }
            catch (OperationCanceledException)
            {
                Assert.Fail($"The collector was not told of {what}. It has:\n{SpanTree.Of(Spans)}");
            }
        }
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task TakeHttp(HttpContext context, string kind)
    {
        Take(kind, await BodyAsync(context));
        context.Response.ContentType = "application/x-protobuf";
    }

    private async Task TakeGrpc(HttpContext context, string kind)
    {
        // A flag, the length, the message.
        var body = await BodyAsync(context);
        Take(kind is "trace" ? "traces" : kind, body.AsMemory(5, BinaryPrimitives.ReadInt32BigEndian(body.AsSpan(1))).ToArray());
        context.Response.ContentType = "application/grpc";
        await context.Response.Body.WriteAsync(new byte[5]);
        context.Response.AppendTrailer("grpc-status", "0");
    }

    private void Take(string kind, byte[] message)
    {
        _messages.Enqueue(message);
        foreach (var resource in ProtoField.Of(message).Where(field => field.Number is 1))
        {
            _resources.Enqueue((kind, ReceivedSpan.Attributes(resource.Get(1), 1)));
            foreach (var span in kind is "traces" ? ReceivedSpan.In(resource) : [])
            {
                _spans.Enqueue(span);
            }

            foreach (var metric in kind is "metrics" ? resource.All(2).SelectMany(scope => scope.All(2)) : [])
            {
                _metrics[metric.Get(1).Text] = "";
            }
        }
    }

    private static async Task<byte[]> BodyAsync(HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body);
        return body.ToArray();
    }
}
