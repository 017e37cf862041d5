using System.Collections.Frozen;
using System.Globalization;
using Pokemanager.SlackEmulator.Directory;
using Pokemanager.SlackEmulator.Wire;

namespace Pokemanager.SlackEmulator.Api;

/// <summary>Answers <c>/api/METHOD</c>: reads token and arguments, applies faults and limits, runs the method.</summary>
internal sealed class ApiEndpoint(EmulatedSlack slack)
{
    public const string Path = "/api/";
    private static readonly FrozenDictionary<string, IApiMethod> Methods =
        ApiMethods.All.ToFrozenDictionary(m => m.Name, StringComparer.Ordinal);
    private readonly RateLimits limits = new(slack.Options);

    public async Task AnswerAsync(HttpContext context)
    {
        var name = context.Request.Path.Value![Path.Length..];
        var arguments = await ApiArguments.ReadAsync(context.Request);
        var inHeader = Bearer(context.Request);
        var secret = inHeader ?? arguments?.GetValueOrDefault("token");
        var token = secret is null ? null : slack.Token(secret);
        var request = new ApiRequest(slack, token, arguments ?? [], context.Request.Host.Value!);

        var isFurtherPage = request.Text("cursor") is not null;
        if (slack.Faults.Take(name, request.WorkspaceIfAny, isFurtherPage, slow: true) is { } slow)
        {
            await Task.Delay(slow.Delay, slack.Options.Clock, context.RequestAborted);
        }

        var fault = slack.Faults.Take(name, request.WorkspaceIfAny, isFurtherPage, slow: false);
        switch (fault?.Kind)
        {
            case ApiFaultKind.ConnectionCut:
                Record(name, request, 0, "connection_cut");
                context.Abort();
                return;
            case ApiFaultKind.HttpStatus:
                Record(name, request, fault.Status, "http_error");
                context.Response.StatusCode = fault.Status;
                await context.Response.WriteAsync("upstream failure", context.RequestAborted);
                return;
            case ApiFaultKind.RateLimited:
                await LimitAsync(context, name, request, fault.RetryAfterSeconds);
                return;
        }

        var method = Methods.GetValueOrDefault(name);
        if (fault is null && method is not null && limits.Wait(method, request) is { } seconds)
        {
            await LimitAsync(context, name, request, seconds);
            return;
        }

        var answer = fault is { Kind: ApiFaultKind.Error } ? ApiAnswer.Refused(fault.Error)
            : arguments is null ? ApiAnswer.Refused(context.Request.HasJsonContentType() ? "invalid_json" : "invalid_form_data")
            : method is null ? ApiAnswer.Refused("unknown_method")
            : Refusal(method, request, secret, inHeader is not null) ?? method.Answer(request);

        if (fault?.Kind == ApiFaultKind.AnswerLost)
        {
            Record(name, request, 0, answer.Error ?? "answer_lost");
            context.Abort();
            return;
        }

        if (fault?.Kind == ApiFaultKind.AnswerLate)
        {
            await Task.Delay(fault.Delay, slack.Options.Clock, context.RequestAborted);
        }

        if (token is not null) context.Response.Headers["x-oauth-scopes"] = string.Join(',', token.Scopes);
        if (method?.Scope is { } accepted) context.Response.Headers["x-accepted-oauth-scopes"] = accepted;
        Record(name, request, 200, answer.Error);
        await SendAsync(context, answer);
    }

    private static ApiAnswer? Refusal(IApiMethod method, ApiRequest request, string? secret, bool inHeader)
    {
        if (method is IPublicMethod) return null;
        if (secret is null || method.NeedsAppToken && !inHeader) return ApiAnswer.Refused("not_authed");
        if (request.Token is not { } token) return ApiAnswer.Refused("invalid_auth");
        if (token.Refusal is { } refusal) return ApiAnswer.Refused(refusal);
        if (method.NeedsAppToken != (token.Kind == TokenKind.App)) return ApiAnswer.Refused("not_allowed_token_type");
        if (method.Scope is { } scope && request.Lacks(scope) is { } lack) return lack;
        if (method.NeedsAppToken || method.IsOfWholeInstall || request.WorkspaceIfAny is not null) return null;
        return ApiAnswer.Refused(request.Text("team_id") is null ? "missing_argument" : "team_access_not_granted");
    }

    private static string? Bearer(HttpRequest request)
    {
        var header = request.Headers.Authorization.ToString();
        return header.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase) ? header[7..].Trim() : null;
    }

    private async Task LimitAsync(HttpContext context, string name, ApiRequest request, int? retryAfter)
    {
        Record(name, request, 429, "ratelimited");
        context.Response.StatusCode = StatusCodes.Status429TooManyRequests;
        if (retryAfter is { } seconds) context.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        await SendAsync(context, ApiAnswer.Refused("ratelimited"));
    }

    private static Task SendAsync(HttpContext context, ApiAnswer answer)
    {
        var body = Json.Object(answer.Write);
        context.Response.ContentType = "application/json; charset=utf-8";
        context.Response.ContentLength = body.Length;
        return context.Response.Body.WriteAsync(body, context.RequestAborted).AsTask();
    }

    private void Record(string name, ApiRequest request, int status, string? error)
    {
        if (!slack.Calls.Recording) return;

        var kept = request.Arguments.Where(a => a.Key != "token").ToDictionary(StringComparer.Ordinal);
        var kind = request.Token?.Kind ?? TokenKind.None;
        slack.Calls.Add(new ApiCall(name, request.WorkspaceIfAny?.Id, kind, kept, status, error, slack.Options.Clock.GetUtcNow()));
    }
}
