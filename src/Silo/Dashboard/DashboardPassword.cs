using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;

namespace Pokemanager.Silo.Dashboard;

/// <summary>The dashboard's password. Only its hash is kept; comparing takes as long whatever was given.</summary>
internal sealed class DashboardPassword(string password)
{
    private readonly byte[] _hash = SHA256.HashData(Encoding.UTF8.GetBytes(password));

    /// <summary>Whether an <c>Authorization</c> header of HTTP's basic scheme holds it, under any user name.</summary>
    public bool IsIn(string? authorization)
    {
        var user = new byte[(authorization ?? "").Length];
        return AuthenticationHeaderValue.TryParse(authorization, out var header)
            && string.Equals(header.Scheme, "Basic", StringComparison.OrdinalIgnoreCase)
            && Convert.TryFromBase64String(header.Parameter ?? "", user, out var length)
            && user.AsSpan(0, length).IndexOf((byte)':') is >= 0 and var colon
            && CryptographicOperations.FixedTimeEquals(SHA256.HashData(user.AsSpan(colon + 1, length - colon - 1)), _hash);
    }
}
