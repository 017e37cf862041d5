using System.Collections.Concurrent;

namespace Pokemanager.SlackEmulator.Sockets;

/// <summary>The addresses handed out for sockets, and the sockets that are open.</summary>
internal sealed class SocketRegister(EmulatedSlack slack)
{
    private static readonly TimeSpan RtmTicketLife = TimeSpan.FromSeconds(30);
    private readonly ConcurrentDictionary<string, Ticket> tickets = new(StringComparer.Ordinal);
    private readonly Lock sync = new();
    private readonly List<(Func<bool> Holds, TaskCompletionSource Met)> waits = [];
    private TaskCompletionSource<EmulatedSocket> next = NewNext();
    private EmulatedSocket[] open = [];
    private int lastNumber;

    public IReadOnlyList<EmulatedSocket> Open => open;

    public bool HasEverOpened => Volatile.Read(ref lastNumber) > 0;

    public string IssueTicket(SocketKind kind, EmulatedWorkspace? workspace)
    {
        var secret = Guid.NewGuid().ToString("N");
        tickets[secret] = new Ticket(kind, workspace, slack.Options.Clock.GetUtcNow());
        return secret;
    }

    /// <summary>Takes a ticket, which works once; null when it is unknown, used or of the other kind.</summary>
    public Ticket? Redeem(string secret, SocketKind kind) => tickets.TryRemove(secret, out var ticket) && ticket.Kind == kind ? ticket : null;

    public bool HasExpired(Ticket ticket) =>
        ticket.Kind == SocketKind.Rtm && slack.Options.Clock.GetUtcNow() - ticket.IssuedAt > RtmTicketLife;

    public EmulatedSocket Create(Ticket ticket) => new(slack, ticket.Kind, ticket.Workspace, Interlocked.Increment(ref lastNumber));

    /// <summary>Opens the socket with the greeting as its first frame; false when the app has too many already.</summary>
    public bool TryOpen(EmulatedSocket socket, Func<int, byte[]> hello)
    {
        lock (sync)
        {
            var connections = open.Count(s => s.Kind == socket.Kind && s.Workspace == socket.Workspace) + 1;
            if (socket.Kind == SocketKind.SocketMode && connections > slack.App.MaxSockets) return false;

            socket.Send(hello(connections));
            open = [.. open, socket];
            var opened = next;
            next = NewNext();
            opened.SetResult(socket);
            Notify();
        }

        slack.Announce(new EmulatedChange("socket_opened", socket.Workspace?.Id, Detail: $"{socket.Number}"));
        return true;
    }

    public void Close(EmulatedSocket socket)
    {
        lock (sync)
        {
            open = Array.FindAll(open, s => s != socket);
            Notify();
        }

        slack.Announce(new EmulatedChange("socket_closed", socket.Workspace?.Id, Detail: $"{socket.Number}"));
    }

    /// <summary>Any Socket Mode socket; one that was told to go only when there is no other.</summary>
    public EmulatedSocket? PickSocketMode()
    {
        var all = open;
        EmulatedSocket? picked = null;
        var candidates = 0;
        foreach (var socket in all)
        {
            if (socket.Kind == SocketKind.SocketMode && !socket.IsLeaving && Random.Shared.Next(++candidates) == 0) picked = socket;
        }

        return picked ?? Array.Find(all, s => s.Kind == SocketKind.SocketMode);
    }

    public Task<EmulatedSocket> NextAsync(TimeSpan timeout)
    {
        lock (sync) return next.Task.WaitAsync(timeout);
    }

    public async Task WaitAsync(int count, SocketKind kind, TimeSpan timeout)
    {
        (Func<bool> holds, TaskCompletionSource met) wait = (
            () => open.Count(s => s.Kind == kind) == count, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        lock (sync)
        {
            if (wait.holds()) return;
            waits.Add(wait);
        }

        try
        {
            await wait.met.Task.WaitAsync(timeout);
        }
        catch (TimeoutException)
        {
            lock (sync) waits.Remove(wait);
            throw new TimeoutException($"Awaited for {timeout}: {count} open {kind} sockets; there are {open.Count(s => s.Kind == kind)}.");
        }
    }

    private static TaskCompletionSource<EmulatedSocket> NewNext() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private void Notify()
    {
        for (var i = waits.Count - 1; i >= 0; i--)
        {
            if (!waits[i].Holds()) continue;
            waits[i].Met.TrySetResult();
            waits.RemoveAt(i);
        }
    }

    internal sealed record Ticket(SocketKind Kind, EmulatedWorkspace? Workspace, DateTimeOffset IssuedAt);
}
