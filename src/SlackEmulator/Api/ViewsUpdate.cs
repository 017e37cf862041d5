using System.Text.Json;
using Pokemanager.SlackEmulator.Wire;

namespace Pokemanager.SlackEmulator.Api;

internal sealed class ViewsUpdate : IApiMethod
{
    public string Name => "views.update";

    public int PerMinute => Tier.Four;

    public ApiAnswer Answer(ApiRequest request)
    {
        if (request.Text("view_id") is not { } id || request.Workspace.Users.FirstOrDefault(user => Has(user.Modal, "id", id)) is not { } user)
        {
            return ApiAnswer.Refused("not_found");
        }

        if (request.Text("hash") is { } hash && !Has(user.Modal, "hash", hash)) return ApiAnswer.Refused("hash_conflict");

        var (view, refusal) = ViewContent.Read(request, user, "modal", id);
        if (refusal is not null) return refusal;

        user.Modal = view;
        request.Slack.Announce(new EmulatedChange("view_opened", user.Workspace.Id, Detail: user.Id));
        return ApiAnswer.With(writer => writer.WriteOptional("view", view));
    }

    private static bool Has(JsonElement? view, string name, string value) => view?.GetProperty(name).GetString() == value;
}
