using Pokemanager.SlackEmulator.Wire;

namespace Pokemanager.SlackEmulator.Api;

internal sealed class ViewsPublish : IApiMethod
{
    public string Name => "views.publish";

    public int PerMinute => Tier.Four;

    public ApiAnswer Answer(ApiRequest request)
    {
        if (request.Workspace.Directory.UserById(request.Text("user_id") ?? "") is not { } user) return ApiAnswer.Refused("user_not_found");

        var (view, refusal) = ViewContent.Read(request, user, "home");
        if (refusal is not null) return refusal;

        user.Home = view;
        request.Slack.Announce(new EmulatedChange("view_published", request.Workspace.Id, Detail: user.Id));
        return ApiAnswer.With(writer => writer.WriteOptional("view", view));
    }
}
