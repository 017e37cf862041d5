using System.Security.Cryptography;
using System.Text;

namespace Pokemanager.Grains.Ops;

/// <summary>Names a problem with a handler in the same way in the operators' channel and in the log.</summary>
internal static class HandlerWarning
{
    /// <summary>Eight hexadecimal digits, the same for the same problem.</summary>
    public static string ReferenceOf(string policy, int level, string problem) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{policy}\n{level}\n{problem}")).AsSpan(0, 4));
}
