using Pokemanager.Policies.Configuration;

namespace Pokemanager.Policies.Handlers;

/// <summary>The users of one workspace at one moment, indexed by everything that a handler may be named by.</summary>
public sealed class UserDirectory
{
    private const int LongestGuess = 200;
    private readonly Dictionary<string, DirectoryUser> _byId = new(StringComparer.Ordinal);
    private readonly ILookup<string, DirectoryUser> _byName;
    private readonly ILookup<string, DirectoryUser> _byDisplayName;
    private readonly ILookup<string, DirectoryUser> _byRealName;
    private readonly ILookup<string, DirectoryUser> _byEmail;

    /// <summary>Indexes the users, in linear time. Of several with one id the last counts.</summary>
    public UserDirectory(IEnumerable<DirectoryUser> users)
    {
        ArgumentNullException.ThrowIfNull(users);
        foreach (var user in users)
        {
            _byId[user.Id] = user;
        }

        _byName = By(user => user.Name);
        _byDisplayName = By(user => user.DisplayName);
        _byRealName = By(user => user.RealName);
        _byEmail = By(user => user.Email);
    }

    internal DirectoryUser? WithId(string id) => _byId.GetValueOrDefault(id);

    internal IEnumerable<DirectoryUser> WithEmail(string email) => _byEmail[email];

    /// <summary>Whom a name may mean: user names first, then display names, then real names.</summary>
    internal IEnumerable<IEnumerable<DirectoryUser>> WithName(string name) => [_byName[name], _byDisplayName[name], _byRealName[name]];

    /// <summary>The user name of the active person whose user or display name is spelt most like <paramref name="name"/>.</summary>
    internal string? MostLike(string name)
    {
        if (name.Length > LongestGuess)
        {
            return null;
        }

        if (Spelling.Nearest(name, Active(_byName)) is { } handle)
        {
            return _byName[handle].First(user => user.IsActive).Name;
        }

        return Spelling.Nearest(name, Active(_byDisplayName)) is { } shown ? _byDisplayName[shown].First(user => user.IsActive).Name : null;
    }

    private static IEnumerable<string> Active(ILookup<string, DirectoryUser> lookup) =>
        lookup.Where(users => users.Any(static user => user.IsActive)).Select(users => users.Key);

    private ILookup<string, DirectoryUser> By(Func<DirectoryUser, string?> name) =>
        _byId.Values.Where(user => !string.IsNullOrWhiteSpace(name(user))).ToLookup(user => name(user)!.Trim(), StringComparer.OrdinalIgnoreCase);
}
