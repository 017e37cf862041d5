using Pokemanager.Policies.Configuration;

using static Pokemanager.Policies.Tests.Configuration.Reading;

namespace Pokemanager.Policies.Tests.Configuration;

public sealed class LoadTests : IDisposable
{
    private readonly string _directory = Directory.CreateTempSubdirectory("policies").FullName;

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    [Fact]
    public void A_file_is_loaded_under_the_name_it_was_given()
    {
        File.WriteAllText(InDirectory("p.yaml"), "chanels: [a]\n" + GoodPolicy);

        var result = PolicyFile.Load(InDirectory("p.yaml"));

        Assert.NotNull(result.Configuration);
        Assert.Equal(InDirectory("p.yaml"), Assert.Single(result.Problems).File);
    }

    [Theory]
    [InlineData("missing.yaml", "there is no such file; check the path given with --config-file")]
    [InlineData("missing/p.yaml", "there is no such file;")]
    [InlineData("", "this is a directory; name the configuration file in it")]
    [InlineData("nul\0byte", "this is no path of a file;")]
    public void A_path_without_a_file_is_a_problem(string name, string begins) => CheckUnreadable(InDirectory(name), begins);

    [Fact]
    public void An_empty_path_is_a_problem() => CheckUnreadable("", "this is no path of a file;");

    [Fact]
    public void A_path_through_a_file_is_a_problem()
    {
        File.WriteAllText(InDirectory("p.yaml"), GoodPolicy);

        CheckUnreadable(InDirectory("p.yaml/q.yaml"), "");
    }

    [Fact]
    public void A_file_over_a_mebibyte_is_a_problem()
    {
        File.WriteAllBytes(InDirectory("big.yaml"), new byte[FileContent.MostBytes + 1]);

        CheckUnreadable(InDirectory("big.yaml"), "the file is larger than 1 MiB;");
    }

    [Fact]
    public void A_file_without_an_end_is_a_problem()
    {
        Assert.SkipUnless(File.Exists("/dev/zero"), "needs /dev/zero");

        CheckUnreadable("/dev/zero", "the file is larger than 1 MiB;");
    }

    [Fact]
    public void Contents_are_equal_when_their_bytes_are()
    {
        File.WriteAllText(InDirectory("a.yaml"), GoodPolicy);
        File.WriteAllText(InDirectory("b.yaml"), GoodPolicy + "#");

        Assert.Equal(FileContent.Read(InDirectory("a.yaml")), FileContent.Read(InDirectory("a.yaml")));
        Assert.NotEqual(FileContent.Read(InDirectory("a.yaml")), FileContent.Read(InDirectory("b.yaml")));
        Assert.NotEqual(FileContent.Read(InDirectory("a.yaml")), FileContent.Read(InDirectory("none.yaml")));
    }

    private static void CheckUnreadable(string path, string begins) =>
        Assert.StartsWith($"{path}:1:1: {begins}", Assert.Single(Bad(PolicyFile.Load(path))), StringComparison.Ordinal);

    private string InDirectory(string name) => Path.Join(_directory, name);
}
