using System.Text;
using Pokemanager.Policies.Configuration;

namespace Pokemanager.Deploy.Tests;

/// <summary>The bot's own reading of a policy.</summary>
internal static class Policy
{
    public static void IsGood(string text, string name)
    {
        var read = PolicyFile.Read(Encoding.UTF8.GetBytes(text), name);

        Assert.Empty(read.Problems);
        Assert.NotNull(read.Configuration);
    }
}
