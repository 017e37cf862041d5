namespace Pokemanager.SlackEmulator.Api;

internal sealed class ReactionsAdd : IApiMethod
{
    public string Name => "reactions.add";

    public string? Scope => "reactions:write";

    public ApiAnswer Answer(ApiRequest request)
    {
        if (ReactionTarget.Read(request, out var channel, out var ts, out var name) is { } refusal) return refusal;

        var (_, error) = request.Workspace.Traffic.React(channel, ts, request.Workspace.Bot.UserId, name);
        return error is null ? ApiAnswer.Ok : ApiAnswer.Refused(error);
    }
}
