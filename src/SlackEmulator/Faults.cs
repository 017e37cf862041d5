namespace Pokemanager.SlackEmulator;

/// <summary>What goes wrong on purpose: with the sockets, with envelopes, and with calls of the Web API.</summary>
public sealed class Faults
{
    private readonly EmulatedSlack slack;
    private readonly Lock sync = new();
    private ApiFault[] apiFaults = [];
    private int beforeHello, duplicates, delayed;
    private string beforeHelloReason = "";
    private TimeSpan delay;

    internal Faults(EmulatedSlack slack) => this.slack = slack;

    /// <summary>Whether nothing is answered: connections are cut as they come, open sockets dropped.</summary>
    public bool IsOffline
    {
        get;
        set
        {
            field = value;
            if (value) DropSockets();
        }
    }

    /// <summary>The faults of the Web API that are in force.</summary>
    public IReadOnlyList<ApiFault> ApiFaults => apiFaults;

    /// <summary>Cuts every open socket without a closing handshake.</summary>
    public void DropSockets() => EachSocket(s => s.Drop());

    /// <summary>Freezes every open socket: no data, no pong, no FIN.</summary>
    public void FreezeSockets() => EachSocket(s => s.Freeze());

    /// <summary>Lets frozen sockets go on.</summary>
    public void ThawSockets() => EachSocket(s => s.Thaw());

    /// <summary>Sends <c>disconnect</c> with this reason on every socket (RTM: <c>goodbye</c>), then closes them.</summary>
    public void DisconnectSockets(string reason = "refresh_requested") => EachSocket(s => s.Disconnect(reason));

    /// <summary>Sends a text frame, such as one that is no JSON, on every socket.</summary>
    public void SendText(string text = "UNAUTHENTICATED: cache_error") => EachSocket(s => s.Send(text));

    /// <summary>The next sockets get a disconnect frame instead of hello.</summary>
    public void DisconnectBeforeHello(int sockets = 1, string reason = "too_many_websockets")
    {
        lock (sync) (beforeHello, beforeHelloReason) = (sockets, reason);
    }

    /// <summary>The next envelopes are sent twice with the same envelope id.</summary>
    public void DuplicateEnvelopes(int envelopes = 1)
    {
        lock (sync) duplicates = envelopes;
    }

    /// <summary>The next envelopes leave late.</summary>
    public void DelayEnvelopes(TimeSpan by, int envelopes = 1)
    {
        lock (sync) (delay, delayed) = (by, envelopes);
    }

    /// <summary>Answers 429; <paramref name="retryAfterSeconds"/> null leaves the header out.</summary>
    public ApiFault RateLimit(
        string method, int? retryAfterSeconds = 1, int calls = int.MaxValue, EmulatedWorkspace? workspace = null) =>
        Add(new ApiFault(this, ApiFaultKind.RateLimited, method, workspace, calls) { RetryAfterSeconds = retryAfterSeconds });

    /// <summary>Answers with an HTTP status and a body that is no JSON.</summary>
    public ApiFault Fail(string method, int status = 500, int calls = int.MaxValue, EmulatedWorkspace? workspace = null) =>
        Add(new ApiFault(this, ApiFaultKind.HttpStatus, method, workspace, calls) { Status = status });

    /// <summary>Answers <c>ok: false</c> with an error code, if need be only where a list is read on by its cursor.</summary>
    public ApiFault Refuse(
        string method, string error, int calls = int.MaxValue, EmulatedWorkspace? workspace = null, bool onlyFurtherPages = false) =>
        Add(new ApiFault(this, ApiFaultKind.Error, method, workspace, calls) { Error = error, IsOfFurtherPages = onlyFurtherPages });

    /// <summary>Lets the call take effect and cuts the connection instead of answering.</summary>
    public ApiFault LoseAnswer(string method, int calls = 1, EmulatedWorkspace? workspace = null) =>
        Add(new ApiFault(this, ApiFaultKind.AnswerLost, method, workspace, calls));

    /// <summary>Lets the call take effect at once and answers later.</summary>
    public ApiFault DelayAnswer(string method, TimeSpan by, int calls = 1, EmulatedWorkspace? workspace = null) =>
        Add(new ApiFault(this, ApiFaultKind.AnswerLate, method, workspace, calls) { Delay = by });

    /// <summary>Cuts the connection before the call takes effect.</summary>
    public ApiFault CutConnection(string method, int calls = 1, EmulatedWorkspace? workspace = null) =>
        Add(new ApiFault(this, ApiFaultKind.ConnectionCut, method, workspace, calls));

    /// <summary>Makes the call wait before it takes effect.</summary>
    public ApiFault SlowDown(string method, TimeSpan by, int calls = int.MaxValue, EmulatedWorkspace? workspace = null) =>
        Add(new ApiFault(this, ApiFaultKind.Slow, method, workspace, calls) { Delay = by });

    /// <summary>Ends every fault; open sockets stay as they are.</summary>
    public void Clear()
    {
        lock (sync) (apiFaults, beforeHello, duplicates, delayed) = ([], 0, 0, 0);
        IsOffline = false;
    }

    internal void Remove(ApiFault fault)
    {
        lock (sync) apiFaults = Array.FindAll(apiFaults, f => f != fault);
    }

    internal ApiFault? Take(string method, EmulatedWorkspace? workspace, bool isFurtherPage, bool slow)
    {
        foreach (var fault in apiFaults)
        {
            if (fault.Kind == ApiFaultKind.Slow == slow && fault.Takes(method, workspace, isFurtherPage)) return fault;
        }

        return null;
    }

    internal string? TakeDisconnectBeforeHello()
    {
        lock (sync) return beforeHello > 0 && beforeHello-- > 0 ? beforeHelloReason : null;
    }

    internal bool TakeDuplicateEnvelope()
    {
        if (duplicates == 0) return false;
        lock (sync) return duplicates > 0 && duplicates-- > 0;
    }

    internal TimeSpan TakeEnvelopeDelay()
    {
        if (delayed == 0) return TimeSpan.Zero;
        lock (sync) return delayed > 0 && delayed-- > 0 ? delay : TimeSpan.Zero;
    }

    private ApiFault Add(ApiFault fault)
    {
        lock (sync) apiFaults = [.. apiFaults, fault];
        return fault;
    }

    private void EachSocket(Action<EmulatedSocket> action)
    {
        foreach (var socket in slack.App.OpenSockets) action(socket);
    }
}
