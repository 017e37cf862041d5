using System.Net;
using System.Net.Sockets;

namespace Pokemanager.Silo.Demo;

/// <summary>Ports of this machine that nobody listens on at the moment.</summary>
internal static class FreePorts
{
    public static bool IsFree(int port)
    {
        try
        {
            using var listener = new TcpListener(IPAddress.Loopback, port);
            listener.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    public static int Take()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
