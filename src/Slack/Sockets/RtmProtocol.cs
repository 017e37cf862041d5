using System.Globalization;
using System.Text;

namespace Pokemanager.Slack;

/// <summary>RTM: every event to every socket, once, unconfirmed.</summary>
internal sealed class RtmProtocol(ISlackWebApi api) : ISocketProtocol
{
    private volatile string? teamId;

    public string Name => "RTM";

    public bool LosesEventsWhenReplaced => true;

    public bool KeepsReplaced => false;

    public async Task<Uri> OpenAsync(CancellationToken cancellationToken)
    {
        var connect = await api.ConnectRtmAsync(cancellationToken);
        teamId = connect.TeamId;
        return connect.Url;
    }

    public SocketFrame Read(ReadOnlyMemory<byte> frame) => SlackEventReader.ReadRtmFrame(frame, teamId);

    public byte[]? Ping(long id) =>
        Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $$"""{"id":{{id}},"type":"ping"}"""));

    public string? AdviceOn(string error) => Refusals.OfRtm(error);
}
