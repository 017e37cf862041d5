namespace Pokemanager.SlackEmulator.Api;

internal sealed class ApiTest : IPublicMethod
{
    public string Name => "api.test";

    public int PerMinute => Tier.Special;

    public ApiAnswer Answer(ApiRequest request) => request.Text("error") is { } error
        ? ApiAnswer.Refused(error)
        : ApiAnswer.With(writer =>
        {
            writer.WriteStartObject("args");
            foreach (var (name, value) in request.Arguments) writer.WriteString(name, value);
            writer.WriteEndObject();
        });
}
