using System.Text.Json;
using Microsoft.Extensions.Primitives;

namespace Pokemanager.SlackEmulator.Api;

/// <summary>Reads the arguments of a call from query, form or JSON body; null means that the body cannot be read.</summary>
internal static class ApiArguments
{
    private static readonly Dictionary<string, string> None = [];

    public static async ValueTask<Dictionary<string, string>?> ReadAsync(HttpRequest request)
    {
        var arguments = request.QueryString.HasValue ? From(request.Query) : null;
        if (request.ContentLength is 0 || !HttpMethods.IsPost(request.Method)) return arguments ?? None;

        if (request.HasFormContentType)
        {
            try
            {
                return From(await request.ReadFormAsync(request.HttpContext.RequestAborted), arguments);
            }
            catch (Exception e) when (e is InvalidDataException or IOException && !request.HttpContext.RequestAborted.IsCancellationRequested)
            {
                return null;
            }
        }

        return request.HasJsonContentType() ? await FromJsonAsync(request, arguments) : arguments ?? None;
    }

    private static Dictionary<string, string> From(
        IEnumerable<KeyValuePair<string, StringValues>> pairs, Dictionary<string, string>? into = null)
    {
        into ??= new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in pairs) into[name] = value.ToString();
        return into;
    }

    private static async Task<Dictionary<string, string>?> FromJsonAsync(HttpRequest request, Dictionary<string, string>? into)
    {
        try
        {
            using var document = await JsonDocument.ParseAsync(request.Body, cancellationToken: request.HttpContext.RequestAborted);
            if (document.RootElement.ValueKind != JsonValueKind.Object) return null;

            into ??= new Dictionary<string, string>(StringComparer.Ordinal);
            foreach (var member in document.RootElement.EnumerateObject())
            {
                if (member.Value.ValueKind == JsonValueKind.Null) continue;
                into[member.Name] = member.Value.ValueKind == JsonValueKind.String ? member.Value.GetString()! : member.Value.GetRawText();
            }

            return into;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
