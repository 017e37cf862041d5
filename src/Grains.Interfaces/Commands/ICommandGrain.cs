namespace Pokemanager.Grains.Interfaces.Commands;

/// <summary>One slash command that somebody sent (key <c>workspace/trigger</c>): does what it asks for, once, however often Slack delivers it.</summary>
[Alias("pokemanager.command")]
public interface ICommandGrain : IGrainWithStringKey
{
    /// <summary>Takes the command; what asks for somebody is durable once this returns. The answer follows by itself.</summary>
    [Alias("Take")]
    Task Take(SlashCommand command);
}
