namespace Pokemanager.Slack;

/// <summary>Socket Mode: envelopes that are confirmed, each delivered to one of the app's sockets.</summary>
internal sealed class SocketModeProtocol(ISlackWebApi api) : ISocketProtocol
{
    public string Name => "Socket Mode";

    public bool LosesEventsWhenReplaced => false;

    public bool KeepsReplaced => true;

    public Task<Uri> OpenAsync(CancellationToken cancellationToken) => api.OpenSocketModeAsync(cancellationToken);

    public SocketFrame Read(ReadOnlyMemory<byte> frame) => SlackEventReader.ReadEnvelope(frame);

    // Slack knows none; WebSocket's own pings do.
    public byte[]? Ping(long id) => null;

    public string? AdviceOn(string error) => Refusals.OfSocketMode(error);
}
