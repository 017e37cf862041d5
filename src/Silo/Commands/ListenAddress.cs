using Microsoft.AspNetCore.Http;

namespace Pokemanager.Silo.Commands;

/// <summary>An address that HTTP listens at, such as <c>http://127.0.0.1:8080</c>.</summary>
internal static class ListenAddress
{
    /// <summary>Null when nothing can listen there. Port 0 is any that is free.</summary>
    public static BindingAddress? Read(string url)
    {
        try
        {
            return BindingAddress.Parse(url) is
                { IsUnixPipe: false, IsNamedPipe: false, PathBase: "", Scheme: "http" or "https", Port: >= 0 and <= 65535 } address ? address : null;
        }
        catch (FormatException)
        {
            return null;
        }
    }
}
