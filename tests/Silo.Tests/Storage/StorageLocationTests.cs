using Pokemanager.Silo.Storage;

namespace Pokemanager.Silo.Tests.Storage;

/// <summary>What <c>--storage</c> takes.</summary>
public sealed class StorageLocationTests
{
    [Theory]
    [InlineData("sqlite:pokemanager.db", "pokemanager.db")]
    [InlineData("SQLite: some dir/x.db ", "some dir/x.db")]
    [InlineData("sqlite:/var/lib/x.db", "/var/lib/x.db")]
    public void A_file_is_taken_relative_to_the_working_directory(string text, string file) =>
        Assert.Equal(Path.GetFullPath(file), StorageLocation.Parse(text).File);

    [Fact]
    public void Memory_has_no_file() => Assert.Null(StorageLocation.Parse("memory").File);

    [Fact]
    public void A_servers_connection_is_taken_as_it_is_and_never_shown()
    {
        var postgres = StorageLocation.Parse("postgres:Host=db;Password=secret");
        var redis = StorageLocation.Parse("REDIS:db:6379,password=secret");

        Assert.Equal("Host=db;Password=secret", postgres.Postgres);
        Assert.Equal("db:6379,password=secret", redis.Redis);
        Assert.Equal("postgres:… redis:…", $"{postgres} {redis}");
    }

    [Theory]
    [InlineData("Host=db;Password=secret", "none of the known forms")]
    [InlineData("", "none of the known forms")]
    [InlineData("pokemanager.db", "none of the known forms")]
    [InlineData("sqlite:", "lacks the file's name")]
    [InlineData("sqlite::memory:", "is written 'memory'")]
    public void Anything_else_names_the_forms_and_repeats_no_secret(string text, string cause)
    {
        var refusal = Assert.Throws<FormatException>(() => StorageLocation.Parse(text));

        Assert.Contains(cause, refusal.Message, StringComparison.Ordinal);
        Assert.Contains("sqlite:FILE", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("memory", refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", refusal.Message, StringComparison.Ordinal);
    }
}
