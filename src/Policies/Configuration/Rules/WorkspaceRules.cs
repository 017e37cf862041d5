using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Pokemanager.Policies.Configuration.Yaml;

namespace Pokemanager.Policies.Configuration.Rules;

/// <summary>The workspaces beside the one of <c>SLACK_TOKEN</c>.</summary>
internal static partial class WorkspaceRules
{
    private const string Example = "acme: {team_id: T024BE7LD, token_env: ACME_SLACK_TOKEN}";
    private const int LongestName = 80;

    /// <summary>By team id; empty when the file names none.</summary>
    public static ImmutableDictionary<string, WorkspaceConfiguration> Read(MapEntry? entry, BotConfiguration shared, ProblemList problems)
    {
        var workspaces = ImmutableDictionary.CreateBuilder<string, WorkspaceConfiguration>();
        switch (entry?.Value)
        {
            case null or TextNode { IsNothing: true }:
                break;
            case MapNode map:
                foreach (var item in map.Entries)
                {
                    if (ReadOne(item, shared, problems) is not { } workspace)
                    {
                        continue;
                    }

                    if (!workspaces.TryAdd(workspace.TeamId, workspace))
                    {
                        var first = workspaces[workspace.TeamId];
                        problems.Error(item.Key.At, $"the workspace {workspace.TeamId} stands twice, first on line {first.Line} as {Quoting.Quote(first.Name)}; keep one of them");
                    }
                }

                break;
            case var other:
                problems.Error(other.At, $"workspaces must be a map of names, not {other.Kind}; write each as {Example}");
                break;
        }

        return workspaces.ToImmutable();
    }

    private static WorkspaceConfiguration? ReadOne(MapEntry item, BotConfiguration shared, ProblemList problems)
    {
        var name = item.Key.Text.Trim();
        if (name.Length is 0 or > LongestName || name.EnumerateRunes().Any(rune => !Quoting.IsVisible(rune)))
        {
            problems.Error(item.Key.At, $"{Quoting.Quote(name)} is no name for a workspace; take up to {LongestName} visible characters");
            return null;
        }

        if (item.Value is not MapNode map)
        {
            problems.Error(item.Value.At, $"a workspace must be a map with team_id and token_env, not {item.Value.Kind}; write it as {Example}");
            return null;
        }

        KnownKeys.OfWorkspace.Check(map, problems);
        var team = TeamId(map, problems);
        var token = Token(map, problems);
        var own = SettingRules.Read(map, shared, problems);
        return team is null || token is null ? null : new WorkspaceConfiguration(name, team, token, own, item.Key.At.Line);
    }

    private static string? TeamId(MapNode map, ProblemList problems)
    {
        switch (map.Find("team_id"))
        {
            case null:
                problems.Missing(map, "the workspace has no team_id; add it, as in team_id: T024BE7LD, as it stands in the address of Slack in a browser");
                return null;
            case { Value: TextNode { IsNothing: false } text } when Team().IsMatch(text.Text.Trim()):
                return text.Text.Trim();
            case { Value: TextNode text }:
                problems.Error(text.At, $"{Quoting.Quote(text.Text)} is no id of a workspace; write it as in team_id: T024BE7LD");
                return null;
            case { Value: var other }:
                problems.Error(other.At, $"team_id must be text, not {other.Kind}; write it as in team_id: T024BE7LD");
                return null;
        }
    }

    private static TokenPlace? Token(MapNode map, ProblemList problems)
    {
        switch (map.Find("token_env"), map.Find("token_file"))
        {
            case (null, null):
                problems.Missing(map, "the workspace has neither token_env nor token_file; name the environment variable or the file that its bot token stands in");
                return null;
            case ({ } first, { } second):
                problems.Error(first.Key.At.CompareTo(second.Key.At) > 0 ? first.Key.At : second.Key.At, "token_env and token_file say both where the token is; keep one of them");
                return null;
            case ({ Value: TextNode { IsNothing: false } text }, null) when Variable().IsMatch(text.Text.Trim()):
                return new TokenPlace(IsFile: false, text.Text.Trim());
            case ({ Value: var other }, null):
                problems.Error(other.At, "token_env is no name of an environment variable; write it as in token_env: ACME_SLACK_TOKEN");
                return null;
            case (null, { Value: TextNode { IsNothing: false } text }) when text.Text.Trim().Length > 0 && text.Text.EnumerateRunes().All(Quoting.IsVisible):
                return new TokenPlace(IsFile: true, text.Text.Trim());
            case (null, { Value: var other }):
                problems.Error(other.At, "token_file is no path of a file; write it as in token_file: secrets/acme-token");
                return null;
        }
    }

    [GeneratedRegex(@"\AT[A-Z0-9]{5,20}\z")]
    private static partial Regex Team();

    [GeneratedRegex(@"\A[A-Za-z_][A-Za-z0-9_]*\z")]
    private static partial Regex Variable();
}
