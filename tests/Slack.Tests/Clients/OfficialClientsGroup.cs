namespace Pokemanager.Slack.Tests.Clients;

/// <summary>Runs the tests with Slack's own clients one after the other: each starts a Node process.</summary>
[CollectionDefinition(Name)]
public sealed class OfficialClientsGroup : ICollectionFixture<OfficialClients>
{
    public const string Name = "official clients";
}
