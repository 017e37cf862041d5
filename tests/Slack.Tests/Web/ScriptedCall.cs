using System.Net;

namespace Pokemanager.Slack.Tests.Web;

/// <summary>A call as Slack saw it.</summary>
internal sealed record ScriptedCall(Uri Url, string? Authorization, string Body)
{
    /// <summary>A form field, decoded; null when it was not sent.</summary>
    public string? this[string field] => Body.Split('&')
        .Select(pair => pair.Split('='))
        .Where(pair => pair[0] == field)
        .Select(pair => WebUtility.UrlDecode(pair[1]))
        .SingleOrDefault();
}
