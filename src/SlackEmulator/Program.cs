using Pokemanager.SlackEmulator;

var urls = Array.IndexOf(args, "--urls") is var at and >= 0 && at + 1 < args.Length ? args[at + 1] : "http://127.0.0.1:8090";
EmulatorHost host;
try
{
    host = await EmulatorHost.StartAsync(new EmulatorOptions { Urls = urls, RateLimits = true });
}
catch (IOException e)
{
    Console.Error.WriteLine($"{e.Message} Choose another address with --urls http://127.0.0.1:PORT.");
    return 2;
}

await using var running = host;
var workspace = Company.Create(host.Slack);
Console.WriteLine($"""
    An emulated Slack is at {host.Url}
    SLACK_TOKEN={workspace.BotToken}
    SLACK_APP_TOKEN={host.Slack.App.Token}
    SLACK_API_URL={host.ApiUrl}
    Over RTM instead, without SLACK_APP_TOKEN: SLACK_TOKEN={workspace.ClassicBotToken}
    """);
await host.WaitForShutdownAsync();
return 0;
