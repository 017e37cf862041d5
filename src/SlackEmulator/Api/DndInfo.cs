namespace Pokemanager.SlackEmulator.Api;

internal sealed class DndInfo : IApiMethod
{
    public string Name => "dnd.info";

    public string? Scope => "dnd:read";

    public ApiAnswer Answer(ApiRequest request)
    {
        var id = request.Text("user") ?? request.Workspace.Bot.UserId;
        if (request.Workspace.Directory.UserById(id) is not { } user) return ApiAnswer.Refused("user_not_found");

        return ApiAnswer.With(writer =>
        {
            writer.WriteBoolean("dnd_enabled", user.DoNotDisturb is not null);
            writer.WriteNumber("next_dnd_start_ts", user.DoNotDisturb?.From.ToUnixTimeSeconds() ?? 1);
            writer.WriteNumber("next_dnd_end_ts", user.DoNotDisturb?.To.ToUnixTimeSeconds() ?? 1);
        });
    }
}
