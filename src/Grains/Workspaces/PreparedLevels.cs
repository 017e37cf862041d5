using Pokemanager.Grains.Interfaces.Workspaces;
using Pokemanager.Policies;
using Pokemanager.Policies.Handlers;

namespace Pokemanager.Grains.Workspaces;

/// <summary>A level of the policy with its handlers found among the users of a workspace.</summary>
internal static class PreparedLevels
{
    public static PreparedLevel Prepare(PolicyLevel level, UserDirectory directory)
    {
        var people = new List<PreparedPerson>();
        var problems = new List<string>();
        foreach (var handler in level.Handlers)
        {
            var resolution = HandlerResolver.Resolve(handler, directory);
            if (resolution is not HandlerResolution.Found found)
            {
                problems.Add(HandlerResolver.Describe(handler, resolution));
            }
            else if (people.TrueForAll(person => person.Id != found.User.Id))
            {
                people.Add(new PreparedPerson(found.User.Id, SlackPeople.NameOf(found.User)));
            }
        }

        return new PreparedLevel(people, problems, level.EscalateAfter);
    }
}
