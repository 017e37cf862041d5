using System.Text.Json;
using Pokemanager.SlackEmulator.Wire;

namespace Pokemanager.SlackEmulator.Sockets;

/// <summary>Sends an event to every RTM socket of a workspace's bot.</summary>
internal sealed class RtmBroadcast(SocketRegister sockets)
{
    public void Send(EmulatedWorkspace workspace, EmulatedSocket? except, Action<Utf8JsonWriter> body)
    {
        byte[]? frame = null;
        foreach (var socket in sockets.Open)
        {
            if (socket.Workspace == workspace && socket != except) socket.Send(frame ??= Json.Object(body));
        }
    }
}
