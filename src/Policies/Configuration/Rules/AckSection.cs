using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Pokemanager.Policies.Configuration.Yaml;

namespace Pokemanager.Policies.Configuration.Rules;

/// <summary>What counts as an answer.</summary>
internal static partial class AckSection
{
    private static readonly string[] By = ["handlers", "members", "anyone"];

    public static AckRules Read(MapEntry? entry, ProblemList problems)
    {
        if (Section.Read(entry, KnownKeys.OfAck, "ack: {by: handlers}", problems) is not { } map)
        {
            return AckRules.Default;
        }

        var words = WordListRules.Read(map.Find("words"), "mine", problems);
        var passWords = WordListRules.Read(map.Find("pass_words"), "pass", problems);
        CheckBoth(words ?? [], passWords, problems);
        var emoji = WordListRules.Read(map.Find("emoji"), "eyes", problems);
        return new AckRules
        {
            By = ChoiceRules.Read(map.Find("by"), By, problems) is { } by ? Enum.Parse<AckBy>(by, ignoreCase: true) : AckRules.Default.By,
            Words = words is { } some ? [.. some.Select(word => word.Word)] : AckRules.Default.Words,
            PassWords = passWords is { } passes ? [.. passes.Select(word => word.Word)] : AckRules.Default.PassWords,
            Emoji = emoji is { } names
                ? [.. names.Select(name => Emoji(name.Word, name.At, problems)).OfType<string>().Distinct()]
                : AckRules.Default.Emoji,
            ThreadReply = ChoiceRules.ReadSwitch(map.Find("thread_reply"), problems) ?? AckRules.Default.ThreadReply,
        };
    }

    /// <summary>A word cannot both take a request and pass it on.</summary>
    private static void CheckBoth(
        ImmutableArray<(string Word, Position At)> words, ImmutableArray<(string Word, Position At)>? passWords, ProblemList problems)
    {
        var passes = passWords?.ToDictionary(word => word.Word, word => word.At) ?? AckRules.Default.PassWords.ToDictionary(word => word, _ => default(Position));
        foreach (var (word, at) in words)
        {
            if (!passes.TryGetValue(word, out var passAt))
            {
                continue;
            }

            if (passWords is null)
            {
                problems.Error(at, $"{Quoting.Quote(word)} passes a request on unless pass_words says otherwise; remove it, or set pass_words too");
            }
            else
            {
                var (first, second) = at.CompareTo(passAt) < 0 ? (at, passAt) : (passAt, at);
                problems.Error(second, $"{Quoting.Quote(word)} stands in words and in pass_words, first on line {first.Line}; keep it in one of them");
            }
        }
    }

    private static string? Emoji(string word, Position at, ProblemList problems)
    {
        if (Name().Match(word) is not { Success: true } match)
        {
            problems.Error(at, $"{Quoting.Quote(word)} is no name of an emoji; write it as Slack shows it between colons, as in eyes");
            return null;
        }

        // Slack tells of an emoji by its first name only.
        return match.Groups["name"].Value switch
        {
            "thumbsup" => "+1",
            "thumbsdown" => "-1",
            var name => name,
        };
    }

    [GeneratedRegex(@"\A:?(?<name>[\p{L}\p{M}\p{N}_+'&.-]+)(?:::skin-tone-[2-6])?:?\z")]
    private static partial Regex Name();
}
