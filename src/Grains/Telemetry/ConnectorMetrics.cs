using System.Collections.Concurrent;
using System.Diagnostics.Metrics;

namespace Pokemanager.Grains;

/// <summary>How the connections that this silo owns stand, in the meter <c>Pokemanager</c>.</summary>
internal sealed class ConnectorMetrics
{
    private const string Connection = "connection";
    private readonly ConcurrentDictionary<string, bool> _connected = new();
    private readonly Counter<double> _gap;

    public ConnectorMetrics(IMeterFactory meters)
    {
        var meter = meters.Create("Pokemanager");
        meter.CreateObservableGauge(
            "pokemanager.connector.connected",
            () => _connected.Select(entry => new Measurement<int>(entry.Value ? 1 : 0, new KeyValuePair<string, object?>(Connection, entry.Key))),
            description: "Whether a connection that this silo owns is up.");
        _gap = meter.CreateCounter<double>("pokemanager.connector.gap", "s", "Time that a connection was away, counted when it is back.");
    }

    public void Stands(string connection, bool isConnected) => _connected[connection] = isConnected;

    /// <summary>This silo does not own it any more.</summary>
    public void Left(string connection) => _connected.TryRemove(connection, out _);

    public void Back(string connection, TimeSpan away) => _gap.Add(away.TotalSeconds, new KeyValuePair<string, object?>(Connection, connection));
}
