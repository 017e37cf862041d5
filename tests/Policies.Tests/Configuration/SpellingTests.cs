using CsCheck;
using Pokemanager.Policies.Configuration;

namespace Pokemanager.Policies.Tests.Configuration;

public sealed class SpellingTests
{
    [Theory]
    [InlineData("handler", "handlers")]
    [InlineData("HANDLRES", "handlers")]
    [InlineData("chanel", "channels")]
    [InlineData("escalation-policy", "escalation_policy")]
    [InlineData("owner", null)]
    [InlineData("", null)]
    public void The_nearest_word_is_found_within_a_few_slips(string word, string? nearest) =>
        Assert.Equal(nearest, Spelling.Nearest(word, ["handlers", "channels", "escalation_policy"]));

    [Fact]
    public void Of_equally_near_words_the_first_by_order_is_taken() => Assert.Equal("bat", Spelling.Nearest("aat", ["rat", "bat", "cat"]));

    [Fact]
    public void The_distance_is_that_of_the_textbook() =>
        Gen.Select(Gen.Char["abC"].Array[0, 9], Gen.Char["aBc"].Array[0, 9], Gen.Int[0, 9]).Sample((a, b, most) =>
            Assert.Equal(Math.Min(Textbook(a, b), most + 1), Spelling.Distance(a, b, most)), iter: 20_000);

    private static int Textbook(ReadOnlySpan<char> a, ReadOnlySpan<char> b)
    {
        if (a.IsEmpty || b.IsEmpty)
        {
            return a.Length + b.Length;
        }

        var same = char.ToLowerInvariant(a[0]) == char.ToLowerInvariant(b[0]);
        return same ? Textbook(a[1..], b[1..]) : 1 + Math.Min(Textbook(a[1..], b[1..]), Math.Min(Textbook(a[1..], b), Textbook(a, b[1..])));
    }
}
