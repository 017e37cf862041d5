using Pokemanager.Policies.Configuration.Yaml;

namespace Pokemanager.Policies.Configuration.Rules;

/// <summary>The keys that say what holds: for all workspaces at the top of the file, for one in its entry.</summary>
internal static class SettingRules
{
    /// <param name="otherwise">What holds where <paramref name="map"/> does not say. A key that stands replaces all of it.</param>
    public static BotConfiguration Read(MapNode map, BotConfiguration otherwise, ProblemList problems)
    {
        return otherwise with
        {
            Channels = Key("channels", ChannelRules.Read, otherwise.Channels),
            Policy = Key("escalation_policy", PolicyRules.Read, null) ?? otherwise.Policy,
            PrivateMessageDeny = Key("private_message_deny", PrivateMessageRules.Read, otherwise.PrivateMessageDeny),
            Ack = Key("ack", AckSection.Read, otherwise.Ack),
            Requests = Key("requests", RequestsSection.Read, otherwise.Requests),
            Requesters = Key("requesters", RequestersSection.Read, otherwise.Requesters),
            Messages = Key("messages", MessagesSection.Read, otherwise.Messages),
            OpsChannel = Key("ops", OpsSection.ReadChannel, otherwise.OpsChannel),
            TakesEdits = Key("intake", IntakeSection.ReadEdits, otherwise.TakesEdits),
        };

        T Key<T>(string key, Func<MapEntry, ProblemList, T> read, T unless) => map.Find(key) is { } entry ? read(entry, problems) : unless;
    }
}
