using Pokemanager.SlackEmulator.Wire;

namespace Pokemanager.SlackEmulator.Api;

internal sealed class ViewsPush : IApiMethod
{
    public string Name => "views.push";

    public int PerMinute => Tier.Four;

    // The trigger says where.
    public bool IsOfWholeInstall => true;

    public ApiAnswer Answer(ApiRequest request)
    {
        var (user, error) = request.Slack.App.Triggers.Redeem(request.Text("trigger_id") ?? "");
        if (error is not null) return ApiAnswer.Refused(error);
        if (user!.Modal is null) return ApiAnswer.Refused("not_found");

        var (view, refusal) = ViewContent.Read(request, user, "modal");
        if (refusal is not null) return refusal;

        user.Modal = view;
        request.Slack.Announce(new EmulatedChange("view_opened", user.Workspace.Id, Detail: user.Id));
        return ApiAnswer.With(writer => writer.WriteOptional("view", view));
    }
}
