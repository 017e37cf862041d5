namespace Pokemanager.Deploy.Tests.Schemas;

/// <summary>Types and enumerations, which reading into objects does not check.</summary>
public sealed class SchemaTests(ApiSchemas schemas) : IClassFixture<ApiSchemas>
{
    [Theory, ClassData(typeof(Variants))]
    public async Task Every_value_has_the_type_that_the_API_wants(string variant)
    {
        Assert.NotNull(schemas);
        var manifests = await Manifests.VariantAsync(variant);

        var result = await ApiSchemas.ValidateAsync(manifests.Text);

        Assert.True(result.ExitCode is 0, result.Output + result.Errors);
        Assert.Contains($"{manifests.Objects.Count + manifests.Custom.Count} checked", result.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("podManagementPolicy: Parallel", "podManagementPolicy: Sideways", "podManagementPolicy")]
    [InlineData("containerPort: 8080", "containerPort: many", "containerPort")]
    [InlineData("interval: 15s", "interval: often", "interval")]
    public async Task A_wrong_value_is_found(string right, string wrong, string named)
    {
        var text = (await Manifests.OverlayAsync("production")).Text;
        Assert.Contains(right, text, StringComparison.Ordinal);

        var result = await ApiSchemas.ValidateAsync(text.Replace(right, wrong, StringComparison.Ordinal));

        Assert.Equal(1, result.ExitCode);
        Assert.Contains(named, result.Output, StringComparison.Ordinal);
    }
}
