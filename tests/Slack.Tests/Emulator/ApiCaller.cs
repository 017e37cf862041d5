using System.Net.Http.Headers;
using System.Text.Json;
using Pokemanager.SlackEmulator;

namespace Pokemanager.Slack.Tests.Emulator;

/// <summary>Calls the emulated Web API with one token.</summary>
internal sealed class ApiCaller : IDisposable
{
    public ApiCaller(EmulatorHost host, string? token)
    {
        Http = new HttpClient { BaseAddress = host.ApiUrl };
        if (token is not null) Http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
    }

    public HttpClient Http { get; }

    /// <summary>The whole answer, whether Slack says ok or not.</summary>
    public async Task<JsonElement> CallAsync(string method, params (string Name, string Value)[] arguments)
    {
        using var form = new FormUrlEncodedContent(arguments.Select(a => KeyValuePair.Create(a.Name, a.Value)));
        return await ReadAsync(await Http.PostAsync(method, form, TestContext.Current.CancellationToken));
    }

    /// <summary>Slack's error code; null when it says ok.</summary>
    public async Task<string?> ErrorOfAsync(string method, params (string Name, string Value)[] arguments)
    {
        var answer = await CallAsync(method, arguments);
        return answer.GetProperty("ok").GetBoolean() ? null : answer.GetProperty("error").GetString();
    }

    public static async Task<JsonElement> ReadAsync(HttpResponseMessage response)
    {
        Assert.Equal("application/json", response.Content.Headers.ContentType?.MediaType);
        using var document = JsonDocument.Parse(await response.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken));
        response.Dispose();
        return document.RootElement.Clone();
    }

    public void Dispose() => Http.Dispose();
}
