using System.CommandLine;
using Pokemanager.Policies;
using Pokemanager.Policies.Configuration;
using Pokemanager.Policies.Requests;

namespace Pokemanager.Silo.Commands.Forecasts;

/// <summary>What the commands without a Slack have in common.</summary>
internal static class ForecastOptions
{
    public static Option<string?> From() => new("--from") { Description = "Who mentions the bot (default 'requester')." };

    public static Option<string?> At() => new("--at")
    {
        Description = "When: a date and time with an offset, a [Zone/Id] or both (default 2026-01-05T09:00:00Z).",
    };

    public static Option<bool> Json() => new("--json") { Description = "For programs." };

    /// <summary>Where nothing is looked up, everything has a made-up name.</summary>
    public static RequestOrigin Origin(string channel, string text) => new("simulated", channel, "", null, Wire(text), "");

    /// <summary>The moment of <c>--at</c>; adds what is wrong with it.</summary>
    public static Moment Moment(string? text, List<string> problems)
    {
        if (text is null)
        {
            return Forecasts.Moment.Default;
        }

        var (moment, problem) = Forecasts.Moment.Read(text);
        if (problem is not null)
        {
            problems.Add($"--at '{VisibleText.Of(text)}' {problem}.");
        }

        return moment ?? Forecasts.Moment.Default;
    }

    /// <summary>A channel's name without <c>#</c>; adds what is wrong with it.</summary>
    public static string Channel(string text, List<string> problems)
    {
        var name = VisibleText.Of(text).TrimStart('#');
        if (name.Length is 0 || name.Any(c => char.IsWhiteSpace(c) || c is ',' or '<' or '>'))
        {
            problems.Add($"--channel '{VisibleText.Of(text)}' is no single channel; give its name or id, as in --channel ops-help.");
        }

        return name;
    }

    /// <summary>A person's name; adds what is wrong with it.</summary>
    public static string Requester(string? text, List<string> problems)
    {
        var name = text is null ? "requester" : VisibleText.Of(text);
        if (name.TrimStart('@').Length is 0)
        {
            problems.Add("--from is empty; give a name, as in --from catbert.");
        }

        return name;
    }

    /// <summary>The configuration that the settings name; null when it cannot be used, and then <paramref name="problems"/> says why. Warnings go to the error stream.</summary>
    public static BotConfiguration? Configuration(Settings settings, List<string> problems)
    {
        if (settings.ConfigFile is null)
        {
            problems.Add("no configuration file; name one with --config-file FILE.");
            return null;
        }

        var file = PolicyFile.Load(settings.ConfigFile);
        if (file.Configuration is null)
        {
            problems.AddRange(file.Problems.Select(problem => problem.ToString()));
            return null;
        }

        foreach (var problem in file.Problems)
        {
            Console.Error.WriteLine(problem);
        }

        return file.Configuration;
    }

    private static string Wire(string text) => VisibleText.Of(text)
        .Replace("&", "&amp;", StringComparison.Ordinal)
        .Replace("<", "&lt;", StringComparison.Ordinal)
        .Replace(">", "&gt;", StringComparison.Ordinal);
}
