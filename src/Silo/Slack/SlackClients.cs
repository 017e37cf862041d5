using Pokemanager.Silo.Commands;
using Pokemanager.Slack;

namespace Pokemanager.Silo.Slack;

/// <summary>Makes the clients of <c>src/Slack</c>. They share one HTTP client and its limits.</summary>
internal sealed class SlackClients(SlackSettings settings, TimeProvider clock, ILoggerFactory loggers) : IDisposable
{
    private readonly HttpClient _http = SlackHttp.CreateClient(settings.ApiUrl);
    private readonly RateLimits _limits = new(clock);

    public ISlackWebApi WebApi(SlackToken token, SlackCallOptions? options = null) =>
        new SlackWebApi(_http, token, _limits, clock, loggers.CreateLogger<SlackWebApi>(), options);

    public ISlackConnection SocketMode(ISlackWebApi appApi) => SlackConnection.SocketMode(appApi, clock, loggers.CreateLogger<SlackConnection>());

    public ISlackConnection Rtm(ISlackWebApi api) => SlackConnection.Rtm(api, clock, loggers.CreateLogger<SlackConnection>());

    public void Dispose() => _http.Dispose();
}
