using System.Text;
using Pokemanager.Policies;
using Pokemanager.Policies.Handlers;
using Pokemanager.SlackEmulator;

namespace Pokemanager.Silo.Demo;

/// <summary>Makes the company fit a policy, so that any policy can be played.</summary>
internal static class DemoCompany
{
    private const string UsualChannel = "ops-help";

    /// <summary>Adds the people and the channels that the policy names and the company lacks, and has the bot in the channels it listens in alone.</summary>
    public static void Complete(EmulatedWorkspace company, BotConfiguration configuration)
    {
        foreach (var handler in configuration.Policy.Levels.SelectMany(level => level.Handlers))
        {
            if (HandlerResolver.Resolve(handler, Directory(company)) is not HandlerResolution.Unknown)
            {
                continue;
            }

            var newcomer = Hire(company, handler);
            foreach (var channel in company.Channels.Where(channel => !channel.IsDirect))
            {
                channel.Add(newcomer);
            }
        }

        string[] named = [.. configuration.Channels ?? [], .. configuration.OpsChannel is { } ops ? [ops] : Array.Empty<string>()];
        foreach (var name in named)
        {
            if (company.Channels.FirstOrDefault(channel => IsNamed(channel, name)) is { } known)
            {
                known.InviteBot();
            }
            else
            {
                Open(company, name, isId: !Routing.NeedsName(configuration with { Channels = [name] }));
            }
        }

        foreach (var channel in company.Channels.Where(channel => !channel.IsDirect && !IsUsed(channel, configuration)))
        {
            channel.RemoveBot();
        }
    }

    private static bool IsUsed(EmulatedChannel channel, BotConfiguration configuration) =>
        Routing.Listens(configuration, channel.Id, channel.Name) || (configuration.OpsChannel is { } ops && IsNamed(channel, ops));

    /// <summary>The name of a channel that the bot listens in.</summary>
    public static string ChannelToAskIn(EmulatedWorkspace company) =>
        company.Channels.Where(channel => !channel.IsDirect && channel.BotIsMember).OrderByDescending(channel => channel.Name is UsualChannel).First().Name;

    private static UserDirectory Directory(EmulatedWorkspace company) => new(company.Users.Select(user => new DirectoryUser(
        user.Id, user.Name, user.DisplayName, user.RealName, user.Email, user.IsDeleted, user.IsBot)));

    private static EmulatedUser Hire(EmulatedWorkspace company, HandlerReference handler) => handler.Kind switch
    {
        HandlerKind.Id => company.AddUser(UserName(company, handler.Value), displayName: handler.Value, id: handler.Value),
        HandlerKind.Email => company.AddUser(UserName(company, handler.Value.Split('@')[0]), email: handler.Value),
        _ => company.AddUser(UserName(company, handler.Value), displayName: handler.Value, realName: handler.Value),
    };

    /// <summary>A user name that nobody has, in the letters that Slack allows.</summary>
    private static string UserName(EmulatedWorkspace company, string wish)
    {
        var letters = new StringBuilder(wish.Length);
        foreach (var letter in wish.ToLowerInvariant())
        {
            letters.Append(char.IsLetterOrDigit(letter) || letter is '.' or '_' or '-' ? letter : '_');
        }

        var name = letters.ToString();
        for (var number = 2; company.Users.Any(user => user.Name == name); number++)
        {
            name = $"{letters}{number}";
        }

        return name;
    }

    private static void Open(EmulatedWorkspace company, string name, bool isId)
    {
        var people = company.Users.Where(user => !user.IsBot);
        if (isId)
        {
            company.AddChannelWithId(name, name.ToLowerInvariant(), people);
        }
        else
        {
            company.AddChannel(name.TrimStart('#').ToLowerInvariant(), members: people);
        }
    }

    private static bool IsNamed(EmulatedChannel channel, string name) =>
        channel.Id == name || string.Equals(channel.Name, name.TrimStart('#'), StringComparison.OrdinalIgnoreCase);
}
