using System.Globalization;
using System.Text.Json;
using Pokemanager.SlackEmulator.Directory;

namespace Pokemanager.SlackEmulator.Api;

/// <summary>One call with a token that Slack knows.</summary>
internal sealed class ApiRequest(
    EmulatedSlack slack, AccessToken? token, IReadOnlyDictionary<string, string> arguments, string host, EmulatedWorkspace? within = null)
{
    public EmulatedSlack Slack { get; } = slack;

    public AccessToken? Token { get; } = token;

    /// <summary>Host and port by which the caller reached us.</summary>
    public string Host { get; } = host;

    public IReadOnlyDictionary<string, string> Arguments { get; } = arguments;

    /// <summary>The workspace that the call is about; null with the app's own token, and with an organization's when no argument tells.</summary>
    public EmulatedWorkspace? WorkspaceIfAny { get; } = within ?? token?.Workspace ?? token?.Organization?.WorkspaceOf(arguments);

    // Methods that need a workspace run only with one.
    public EmulatedWorkspace Workspace => WorkspaceIfAny!;

    public string? Text(string name) => Arguments.TryGetValue(name, out var value) && value.Length > 0 ? value : null;

    public bool Flag(string name) => Text(name) is "true" or "1";

    public int? Number(string name) =>
        int.TryParse(Text(name), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>The argument as JSON; null when it is absent, <c>Undefined</c> when it cannot be read.</summary>
    public JsonElement? Json(string name)
    {
        if (Text(name) is not { } text) return null;
        try
        {
            using var document = JsonDocument.Parse(text);
            return document.RootElement.Clone();
        }
        catch (JsonException)
        {
            return default(JsonElement);
        }
    }

    /// <summary>The conversation in <c>channel</c> if the bot can see it.</summary>
    public EmulatedChannel? Channel()
    {
        var channel = Text("channel") is { } id ? Workspace.Directory.ChannelById(id) : null;
        return channel is null || channel.IsPrivate && !channel.BotIsMember ? null : channel;
    }

    public ApiAnswer? Lacks(string scope) => Token!.Holds(scope) ? null : ApiAnswer.MissingScope(scope, Token.Scopes);
}
