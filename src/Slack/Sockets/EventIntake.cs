using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.Extensions.Logging;

namespace Pokemanager.Slack;

/// <summary>Has the events of one socket accepted, and confirms them on that socket.</summary>
internal sealed partial class EventIntake(ISlackTransport transport, ISlackEventSink sink, SocketContext context) : IDisposable
{
    // Slack sends an event again that is not confirmed by then.
    private static readonly TimeSpan ConfirmWithin = TimeSpan.FromSeconds(3);

    private readonly ILogger logger = context.Logger;
    private readonly TimeProvider clock = context.Clock;
    private readonly CancellationTokenSource cancelling = new();

    /// <summary>Has one event accepted and confirms it. Never throws.</summary>
    public async ValueTask TakeAsync(SocketFrame.Delivery delivery)
    {
        var arrived = clock.GetTimestamp();
        if (delivery.Event is UnreadableEvent unreadable) LogUnreadable(unreadable.Reason);
        if (delivery is { EnvelopeId: { } repeated, RetryAttempt: > 0 }) LogRepeated(repeated, delivery.RetryAttempt);
        try
        {
            await sink.AcceptAsync(delivery.Event, cancelling.Token);
        }
        catch (Exception e)
        {
            SlackMetrics.CountEvent("not_accepted");
            LogNotAccepted(delivery.EnvelopeId, e);
            return;
        }

        SlackMetrics.CountEvent("accepted");
        if (delivery.EnvelopeId is { } envelope) await ConfirmAsync(envelope, arrived);
    }

    /// <summary>Cancels the accepting of events in hand.</summary>
    public Task CancelAsync() => cancelling.CancelAsync();

    public void Dispose() => cancelling.Dispose();

    /// <summary>The frame that confirms an envelope.</summary>
    internal static byte[] Confirmation(string envelope)
    {
        var id = JsonEncodedText.Encode(envelope, JavaScriptEncoder.UnsafeRelaxedJsonEscaping);
        return [.. "{\"envelope_id\":\""u8, .. id.EncodedUtf8Bytes, .. "\"}"u8];
    }

    private async Task ConfirmAsync(string envelope, long arrived)
    {
        try
        {
            await transport.SendAsync(Confirmation(envelope), CancellationToken.None).WaitAsync(context.Options.SendTimeout, clock);
        }
        catch (Exception e) when (e is TimeoutException or ObjectDisposedException or SlackTransportException)
        {
            LogNotConfirmed(envelope, e);
            return;
        }

        var taken = clock.GetElapsedTime(arrived);
        SlackMetrics.RecordConfirmation(taken);
        if (taken > ConfirmWithin) LogConfirmedLate(envelope, taken);
    }
}
