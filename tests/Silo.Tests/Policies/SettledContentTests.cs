using Pokemanager.Policies.Configuration;
using Pokemanager.Silo.Policies;

namespace Pokemanager.Silo.Tests.Policies;

public sealed class SettledContentTests : IDisposable
{
    private readonly string _path = Path.GetTempFileName();
    private readonly SettledContent _content = new();

    public void Dispose() => File.Delete(_path);

    [Fact]
    public void A_content_counts_once_it_has_stayed_the_same()
    {
        Assert.Null(Seen("a", 0));
        Assert.Null(Seen("a", 249));
        Assert.True(_content.IsSettling);
        Assert.NotNull(Seen("a", 250));
        Assert.False(_content.IsSettling);
        Assert.Null(Seen("a", 900));
    }

    [Fact]
    public void A_content_that_is_still_being_written_waits()
    {
        Assert.Null(Seen("a", 0));
        Assert.Null(Seen("ab", 200));
        Assert.Null(Seen("ab", 449));
        Assert.Equal("ab"u8.ToArray(), Seen("ab", 450)!.Bytes);
    }

    [Fact]
    public void A_change_that_is_taken_back_at_once_never_was()
    {
        Accept("a");

        Assert.Null(Seen("b", 1000));
        Assert.Null(Seen("a", 1100));
        Assert.False(_content.IsSettling);
        Assert.Null(Seen("b", 1200));
        Assert.Null(Seen("b", 1300));
    }

    [Theory]
    [InlineData("")]
    [InlineData(null)]
    public void A_file_that_is_gone_or_empty_waits_longer(string? text)
    {
        Accept("a");

        Assert.Null(Seen(text, 1000));
        Assert.Null(Seen(text, 5999));
        Assert.NotNull(Seen(text, 6000));
    }

    private void Accept(string text)
    {
        Seen(text, 0);
        Assert.NotNull(Seen(text, 500));
    }

    private FileContent? Seen(string? text, int milliseconds)
    {
        if (text is not null)
        {
            File.WriteAllText(_path, text);
        }

        return _content.Accept(FileContent.Read(text is null ? _path + ".none" : _path), TimeSpan.FromMilliseconds(milliseconds));
    }
}
