using System.Diagnostics.Metrics;
using Pokemanager.Policies.Requests;

namespace Pokemanager.Grains;

/// <summary>Counts and times of requests, in the meter <c>Pokemanager</c>. Drills count only where they take something: as open ones.</summary>
internal sealed class RequestMetrics
{
    private readonly Counter<long> _opened;
    private readonly Counter<long> _ended;
    private readonly Histogram<double> _lateness;
    private readonly Histogram<double> _timeToAcknowledge;
    private readonly Histogram<double> _mentionToPage;
    private int _open;
    private int _underWay;

    public RequestMetrics(IMeterFactory meters)
    {
        var meter = meters.Create("Pokemanager");
        _opened = meter.CreateCounter<long>("pokemanager.requests.opened", description: "Requests opened.");
        _ended = meter.CreateCounter<long>("pokemanager.requests.ended", description: "Requests ended, by outcome.");
        _lateness = meter.CreateHistogram<double>("pokemanager.level.lateness", "s", "How long after its due time a level was asked or a request dropped.");
        _timeToAcknowledge = meter.CreateHistogram<double>("pokemanager.request.acknowledged.after", "s", "From the mention to the acknowledgement.");
        _mentionToPage = meter.CreateHistogram<double>("pokemanager.mention.to_page", "s", "From the mention to the first page that Slack took, both by Slack's clock.");
        meter.CreateObservableGauge("pokemanager.requests.open", () => Volatile.Read(ref _open), description: "Open requests that are active on this silo.");
        meter.CreateObservableGauge("pokemanager.outbox.depth", () => Volatile.Read(ref _underWay), description: "Messages and edits on this silo that wait for Slack.");
    }

    public void Opened(RequestState state) => _opened.Add(state.IsDrill ? 0 : 1);

    /// <summary>So many more, or fewer, open requests are active here.</summary>
    public void Hold(int more) => Interlocked.Add(ref _open, more);

    /// <summary>So many more, or fewer, messages wait for Slack here.</summary>
    public void Wait(int more) => Interlocked.Add(ref _underWay, more);

    /// <summary>Somebody has the first page of a request that was not found late.</summary>
    public void Paged(RequestState state, Page page)
    {
        if (page is { Level: 0, Message: { } message } && state is { FoundLateBy: null, IsDrill: false }
            && RequestOrigin.TimeOf(message.Ts) is { } at && state.Origin.WrittenAt is { } written)
        {
            _mentionToPage.Record((at - written).TotalSeconds);
        }
    }

    public void Acknowledged(RequestState state)
    {
        if (state.IsDrill)
        {
            return;
        }

        _ended.Add(1, new KeyValuePair<string, object?>("outcome", nameof(RequestStatus.Acknowledged)));
        _timeToAcknowledge.Record(((state.ClosedAt ?? state.OpenedAt) - state.OpenedAt).TotalSeconds);
    }

    /// <summary>Somebody's doing led from <paramref name="before"/> to where it stands now.</summary>
    public void Ended(RequestStatus before, RequestState state)
    {
        if (state.Status != before && state is { Status: not RequestStatus.Open, IsDrill: false })
        {
            _ended.Add(1, new KeyValuePair<string, object?>("outcome", state.Status.ToString()));
        }
    }

    public void Stepped(RequestState state, DateTimeOffset? due)
    {
        _lateness.Record((state.ChangedAt - (due ?? state.ChangedAt)).TotalSeconds);
        if (state is { Status: RequestStatus.Dropped, IsDrill: false })
        {
            _ended.Add(1, new KeyValuePair<string, object?>("outcome", nameof(RequestStatus.Dropped)));
        }
    }
}
