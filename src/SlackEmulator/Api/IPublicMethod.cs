namespace Pokemanager.SlackEmulator.Api;

/// <summary>A method that works without a token.</summary>
internal interface IPublicMethod : IApiMethod;
