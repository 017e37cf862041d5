using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Pokemanager.Policies.Configuration.Rules;

/// <summary>Names what a policy says: layout, comments and line numbers do not change it, levels do.</summary>
internal static class PolicyVersion
{
    /// <summary>Eight hexadecimal digits. They are stored with requests, so the canonical form below never changes.</summary>
    public static string Of(ImmutableArray<PolicyLevel> levels)
    {
        var canonical = new StringBuilder();
        foreach (var level in levels)
        {
            canonical.Append(CultureInfo.InvariantCulture, $"{(long)level.EscalateAfter.TotalSeconds}\n");
            foreach (var handler in level.Handlers)
            {
                canonical.Append(CultureInfo.InvariantCulture, $"\t{Prefix(handler.Kind)}:{handler.Value}\n");
            }
        }

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(canonical.ToString())).AsSpan(0, 4));
    }

    private static string Prefix(HandlerKind kind) => kind switch
    {
        HandlerKind.Name => "name",
        HandlerKind.Id => "id",
        HandlerKind.Email => "email",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Unknown kind of handler."),
    };
}
