namespace Pokemanager.SlackEmulator.Api;

internal sealed class TeamInfo : IApiMethod
{
    public string Name => "team.info";

    public string? Scope => "team:read";

    public ApiAnswer Answer(ApiRequest request) => ApiAnswer.With(writer =>
    {
        writer.WriteStartObject("team");
        writer.WriteString("id", request.Workspace.Id);
        writer.WriteString("name", request.Workspace.Domain);
        writer.WriteString("domain", request.Workspace.Domain);
        writer.WriteEndObject();
    });
}
