using Pokemanager.Policies;
using Pokemanager.Silo.Commands;
using Pokemanager.Slack;

namespace Pokemanager.Silo.Slack;

/// <summary>Finds the tokens that the configuration only names. What it says of them never shows one.</summary>
internal sealed class WorkspaceTokens(SlackSettings settings, string? configFile)
{
    private const int LongestFile = 4096;

    /// <summary>The token, or why there is none and what to do about it.</summary>
    /// <param name="place">Null for <c>SLACK_TOKEN</c>.</param>
    public (SlackToken? Token, string? Problem) Find(TokenPlace? place)
    {
        var where = place?.ToString() ?? "SLACK_TOKEN";
        string? text;
        try
        {
            text = place switch
            {
                null => settings.Token,
                { IsFile: true } => Read(Path.Combine(Path.GetDirectoryName(Path.GetFullPath(configFile ?? ".")) ?? "/", place.Name)),
                _ => Environment.GetEnvironmentVariable(place.Name),
            };
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            return (null, $"{where} cannot be read; put the workspace's bot token (xoxb-…) there");
        }

        if (string.IsNullOrWhiteSpace(text))
        {
            return (null, $"{where} is {(place is { IsFile: true } ? "empty" : "not set")}; put the workspace's bot token (xoxb-…) there");
        }

        if (text.Trim().AsSpan().ContainsAnyExceptInRange('!', '~'))
        {
            return (null, $"{where} holds more than a token; put the workspace's bot token (xoxb-…) there, and nothing else");
        }

        var token = new SlackToken(text.Trim());
        return token.IsAppLevel ? (null, $"{where} holds an app-level token; put the workspace's bot token (xoxb-…) there") : (token, null);
    }

    private static string Read(string path)
    {
        using var file = new StreamReader(path);
        var text = new char[LongestFile];
        return new string(text, 0, file.ReadBlock(text));
    }
}
