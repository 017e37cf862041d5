using System.Diagnostics.Metrics;
using Pokemanager.Policies.Requests;

namespace Pokemanager.Grains;

/// <summary>Counts and times of requests, in the meter <c>Pokemanager</c>.</summary>
internal sealed class RequestMetrics
{
    private readonly Counter<long> _opened;
    private readonly Counter<long> _ended;
    private readonly Histogram<double> _lateness;
    private readonly Histogram<double> _timeToAcknowledge;

    public RequestMetrics(IMeterFactory meters)
    {
        var meter = meters.Create("Pokemanager");
        _opened = meter.CreateCounter<long>("pokemanager.requests.opened", description: "Requests opened.");
        _ended = meter.CreateCounter<long>("pokemanager.requests.ended", description: "Requests ended, by outcome.");
        _lateness = meter.CreateHistogram<double>("pokemanager.level.lateness", "s", "How long after its due time a level was asked or a request dropped.");
        _timeToAcknowledge = meter.CreateHistogram<double>("pokemanager.request.acknowledged.after", "s", "From the mention to the acknowledgement.");
    }

    public void Opened() => _opened.Add(1);

    public void Acknowledged(RequestState state)
    {
        _ended.Add(1, new KeyValuePair<string, object?>("outcome", nameof(RequestStatus.Acknowledged)));
        _timeToAcknowledge.Record(((state.ClosedAt ?? state.OpenedAt) - state.OpenedAt).TotalSeconds);
    }

    public void Stepped(RequestState state, DateTimeOffset? due)
    {
        _lateness.Record((state.ChangedAt - (due ?? state.ChangedAt)).TotalSeconds);
        if (state.Status is RequestStatus.Dropped)
        {
            _ended.Add(1, new KeyValuePair<string, object?>("outcome", nameof(RequestStatus.Dropped)));
        }
    }
}
