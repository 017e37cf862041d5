using System.Text;
using Pokemanager.Policies.Configuration;

namespace Pokemanager.Policies.Tests.Configuration;

/// <summary>Reads texts as configuration files.</summary>
internal static class Reading
{
    /// <summary>A policy that nothing is wrong with, to put after the part that a test is about.</summary>
    public const string GoodPolicy = "escalation_policy: [{handlers: [dilbert]}]\n";

    public static PolicyFileResult Read(string text) => PolicyFile.Read(Encoding.UTF8.GetBytes(text), "p.yaml");

    public static BotConfiguration Good(string text)
    {
        var result = Read(text);
        Assert.Equal([], result.Problems.Select(problem => problem.ToString()));
        return result.Configuration!;
    }

    /// <summary>All problems of a text that cannot be used, as <c>check</c> prints them.</summary>
    public static string[] Bad(string text) => Bad(Read(text));

    public static string[] Bad(PolicyFileResult result)
    {
        Assert.Null(result.Configuration);
        Assert.Contains(result.Problems, problem => problem.Severity is Severity.Error);
        return [.. result.Problems.Select(problem => problem.ToString())];
    }
}
