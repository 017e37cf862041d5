namespace Pokemanager.SlackEmulator.Api;

internal sealed class ChatPostEphemeral : IApiMethod
{
    public string Name => "chat.postEphemeral";

    public string? Scope => "chat:write";

    public int PerMinute => Tier.Four;

    public ApiAnswer Answer(ApiRequest request)
    {
        var (channel, refusal) = PostTarget.Of(request);
        if (refusal is not null) return refusal;
        if (request.Text("user") is not { } user || !channel!.Has(user)) return ApiAnswer.Refused("user_not_in_channel");

        var (draft, problem) = PostedContent.Read(request);
        if (problem is not null) return problem;

        var message = request.Workspace.Traffic.PostEphemeral(channel, draft!, user);
        return ApiAnswer.With(writer => writer.WriteString("message_ts", message.Ts));
    }
}
