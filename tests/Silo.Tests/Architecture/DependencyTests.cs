using System.Reflection;
using NetArchTest.Rules;
using Pokemanager.Grains;
using Pokemanager.Grains.Interfaces.Requests;
using Pokemanager.Policies;
using Pokemanager.Slack;
using Pokemanager.SlackEmulator;

namespace Pokemanager.Silo.Tests.Architecture;

/// <summary>Which project may know which.</summary>
public sealed class DependencyTests
{
    private static readonly string[] Ours =
    [
        "Pokemanager.Policies", "Pokemanager.Slack", "Pokemanager.Grains", "Pokemanager.Grains.Interfaces", "Pokemanager.SlackEmulator", "pokemanager",
    ];

    public static TheoryData<Type, string[]> Allowed => new()
    {
        { typeof(BotConfiguration), [] },
        { typeof(ISlackWebApi), [] },
        { typeof(Mention), [] },
        { typeof(EmulatorHost), [] },
        { typeof(GrainsExtensions), ["Pokemanager.Grains.Interfaces", "Pokemanager.Policies", "Pokemanager.Slack"] },
    };

    [Theory]
    [MemberData(nameof(Allowed))]
    public void A_project_references_only_the_ones_below_it(Type member, string[] allowed)
    {
        var references = member.Assembly.GetReferencedAssemblies().Select(name => name.Name!).Where(Ours.Contains);

        Assert.Empty(references.Except(allowed));
    }

    [Theory]
    [InlineData(typeof(BotConfiguration), "Orleans", "Microsoft.AspNetCore", "System.Net.Http")]
    [InlineData(typeof(ISlackWebApi), "Orleans", "Microsoft.AspNetCore", "YamlDotNet")]
    [InlineData(typeof(GrainsExtensions), "YamlDotNet", "Microsoft.AspNetCore", "Microsoft.Data.Sqlite")]
    [InlineData(typeof(EmulatorHost), "Orleans", "YamlDotNet")]
    public void A_project_knows_nothing_that_is_not_its_business(Type member, params string[] foreign)
    {
        Assembly[] assemblies = [member.Assembly];

        foreach (var name in foreign)
        {
            var result = Types.InAssemblies(assemblies).ShouldNot().HaveDependencyOn(name).GetResult();
            Assert.True(result.IsSuccessful, $"{name} is used by {string.Join(", ", result.FailingTypeNames ?? [])}");
        }
    }
}
