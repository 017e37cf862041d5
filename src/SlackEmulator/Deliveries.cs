using System.Collections.Concurrent;
using System.Text.Json;
using Pokemanager.SlackEmulator.Sockets;
using Pokemanager.SlackEmulator.Wire;

namespace Pokemanager.SlackEmulator;

/// <summary>What went out over Socket Mode: an unconfirmed event is repeated three times, then it is lost.</summary>
public sealed class Deliveries
{
    private static readonly double[] RetryAfterSeconds = [0, 60, 300];
    private readonly ConcurrentDictionary<string, Pending> pending = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<EmulatedEnvelope> recorded = new();
    private readonly EmulatedSlack slack;
    private readonly SocketRegister sockets;
    private long sent, confirmed, timedOut, lost, stray;

    internal Deliveries(EmulatedSlack slack, SocketRegister sockets)
    {
        this.slack = slack;
        this.sockets = sockets;
    }

    /// <summary>Envelopes sent, repeats included.</summary>
    public long Sent => Interlocked.Read(ref sent);

    /// <summary>Envelopes confirmed in time on the socket that delivered them.</summary>
    public long Confirmed => Interlocked.Read(ref confirmed);

    /// <summary>Attempts that were not confirmed in time, those without any open socket included.</summary>
    public long TimedOut => Interlocked.Read(ref timedOut);

    /// <summary>Payloads that no attempt brought over.</summary>
    public long Lost => Interlocked.Read(ref lost);

    /// <summary>Confirmations of unknown envelopes, late ones, and ones on another socket.</summary>
    public long Stray => Interlocked.Read(ref stray);

    /// <summary>Envelopes that wait for their confirmation now.</summary>
    public int Unconfirmed => pending.Count;

    /// <summary>Every envelope in order; empty while recording is off.</summary>
    public IReadOnlyList<EmulatedEnvelope> Envelopes => [.. recorded];

    /// <summary>Called with every confirmed envelope on the thread that reads its socket.</summary>
    public Action<EmulatedEnvelope>? WhenConfirmed { get; set; }

    internal void Send(Delivery delivery, int attempt = 0)
    {
        var late = slack.Faults.TakeEnvelopeDelay();
        if (late > TimeSpan.Zero) After(late, () => Attempt(delivery, attempt));
        else Attempt(delivery, attempt);
    }

    internal void Confirm(EmulatedSocket socket, string envelopeId, JsonElement? payload)
    {
        if (!pending.TryGetValue(envelopeId, out var entry) || entry.Envelope.Socket != socket || !pending.TryRemove(envelopeId, out entry))
        {
            Interlocked.Increment(ref stray);
            return;
        }

        entry.Timer?.Dispose();
        entry.Envelope.ConfirmedAt = slack.Options.Clock.GetUtcNow();
        Interlocked.Increment(ref confirmed);
        WhenConfirmed?.Invoke(entry.Envelope);
        entry.Delivery.Confirmed?.Invoke(payload);
    }

    private void Attempt(Delivery delivery, int attempt)
    {
        if (sockets.PickSocketMode() is not { } socket)
        {
            After(slack.Options.ConfirmWithin, () => Missed(delivery, attempt));
            return;
        }

        var envelope = new EmulatedEnvelope(
            NewEnvelopeId(), delivery.Type, delivery.EventId, attempt, socket, delivery.Payload, slack.Options.Clock.GetUtcNow());
        var entry = new Pending(delivery, envelope);
        pending[envelope.EnvelopeId] = entry;
        entry.Timer = slack.Options.Clock.CreateTimer(
            _ => { if (pending.TryRemove(envelope.EnvelopeId, out var late)) Missed(late.Delivery, attempt); },
            null, slack.Options.ConfirmWithin, Timeout.InfiniteTimeSpan);
        if (slack.Options.Record) recorded.Enqueue(envelope);
        Interlocked.Increment(ref sent);
        var frame = SocketModeFrames.Envelope(envelope.EnvelopeId, delivery, attempt);
        socket.Send(frame);
        if (slack.Faults.TakeDuplicateEnvelope()) socket.Send(frame);
    }

    private void Missed(Delivery delivery, int attempt)
    {
        Interlocked.Increment(ref timedOut);
        if (delivery.EventId is null || attempt >= RetryAfterSeconds.Length)
        {
            Interlocked.Increment(ref lost);
            delivery.TimedOut?.Invoke();
            return;
        }

        After(TimeSpan.FromSeconds(RetryAfterSeconds[attempt] * slack.Options.RetryScale), () => Send(delivery, attempt + 1));
    }

    // Made under the workspace's lock for every event, where a system call for secure randomness would cost too much.
    private static string NewEnvelopeId()
    {
        Span<byte> bytes = stackalloc byte[16];
        Random.Shared.NextBytes(bytes);
        return new Guid(bytes).ToString();
    }

    private void After(TimeSpan delay, Action action) => OneTimer.Start(slack.Options.Clock, delay, action);

    private sealed class Pending(Delivery delivery, EmulatedEnvelope envelope)
    {
        public Delivery Delivery { get; } = delivery;

        public EmulatedEnvelope Envelope { get; } = envelope;

        public ITimer? Timer { get; set; }
    }
}
